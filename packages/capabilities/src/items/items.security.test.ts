import { expect, test } from "vitest";
import { openTestScope } from "../testing.ts";

const items = {
	statusBar: [{ id: "build", text: "Not built yet", alignment: "left" as const, priority: 0, visible: true }],
	toolbar: [{ command: "build.run", icon: "play" as const, visible: true }],
};

test("refuses items that the manifest does not declare, prototype names among them", async () => {
	await using scope = await openTestScope({ items });
	for (const id of ["other", "acme.other/build", "constructor", "__proto__", "toString"]) {
		const status = scope.guest.call("statusBar.update", { id, text: "x" });
		await expect(status).rejects.toMatchObject({ code: "item_unknown" });
		const tool = scope.guest.call("toolbar.update", { command: id, title: "x" });
		await expect(tool).rejects.toMatchObject({ code: "item_unknown" });
	}
});

test("shows what hides or reorders, on one line, whatever is sent", async () => {
	await using scope = await openTestScope({ items });
	await scope.guest.call("statusBar.update", { id: "build", text: "safe\u202etxt.exe\nrunning" });
	expect(scope.capabilities.items.statusBar.get("build")?.text).toBe("safe⟨U+202E⟩txt.exe running");
	await expect(scope.guest.call("statusBar.update", { id: "build", text: "x".repeat(61) })).rejects.toMatchObject({
		code: "arguments_invalid",
	});
	await expect(
		scope.guest.call("statusBar.update", { id: "build", command: "acme.other/steal" }),
	).rejects.toMatchObject({ code: "arguments_invalid" });
});

test("a flood of updates is refused beyond the rate", async () => {
	await using scope = await openTestScope({ items });
	const outcomes = await Promise.allSettled(
		Array.from({ length: 100 }, (_, n) => scope.guest.call("statusBar.update", { id: "build", text: `${n}` })),
	);
	const refused = outcomes.filter(({ status }) => status === "rejected");
	expect(refused.length).toBe(70);
	expect(refused[0]).toMatchObject({ reason: { code: "rate_limited" } });
});
