import { expect, test } from "vitest";
import { openTestScope } from "../testing.ts";
import * as example from "./example/prompts.ts";

test("asks for a choice and a text, shows progress, and writes to the output", async () => {
	await using scope = await openTestScope({ extension: example, commands: ["export.run"] });
	const done = scope.capabilities.commands.run("export.run", []);
	await expect.poll(() => scope.ui.choices.length).toBe(1);
	expect(scope.ui.choices[0]).toMatchObject({ title: "Export as", extension: { displayName: "Sample" } });
	scope.ui.answer(1);
	await expect.poll(() => scope.ui.textQuestions.length).toBe(1);
	scope.ui.answer("novel");
	await done;
	await expect.poll(() => scope.ui.progresses[0]?.ended).toBe(true);
	expect(scope.ui.progresses[0]?.steps).toEqual([
		{ message: "Page 1", percent: 50 },
		{ message: "Page 2", percent: 100 },
	]);
	expect(scope.ui.lines.get("acme.sample")).toEqual(["Exported novel at 60 characters"]);
	expect(scope.ui.opened).toEqual(["acme.sample"]);
});

test("a choice that was dismissed answers with null", async () => {
	await using scope = await openTestScope({ extension: example, commands: ["export.run"] });
	const done = scope.capabilities.commands.run("export.run", []);
	await expect.poll(() => scope.ui.choices.length).toBe(1);
	scope.ui.answer(null);
	expect(await done).toBeNull();
	expect(scope.ui.textQuestions).toEqual([]);
});

test("cancelling aborts the signal of that work alone, and work that throws is shown no longer", async () => {
	const extension: Parameters<typeof openTestScope>[0] = {
		commands: ["work.run"],
		extension: {
			async activate(api) {
				await api.commands.register("work.run", () => {
					const wait = (_: unknown, signal: AbortSignal) =>
						new Promise<string>((_resolve, reject) => {
							signal.addEventListener("abort", () => reject(new Error("stopped")));
						});
					const first = api.ui.withProgress({ title: "One", cancellable: true }, wait).catch(({ message }) => message);
					void api.ui.withProgress({ title: "Two", cancellable: true }, wait);
					return first;
				});
			},
		},
	};
	await using scope = await openTestScope(extension);
	const done = scope.capabilities.commands.run("work.run", []);
	await expect.poll(() => scope.ui.progresses.length).toBe(2);
	scope.ui.progresses[0]?.cancel?.();
	expect(await done).toBe("stopped");
	await expect.poll(() => scope.ui.progresses.map(({ ended }) => ended)).toEqual([true, false]);
});
