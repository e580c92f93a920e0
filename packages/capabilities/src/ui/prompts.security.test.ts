import { expect, test } from "vitest";
import { openTestScope, recordedUi } from "../testing.ts";

const pick = { title: "Choose", placeholder: "", items: [{ label: "One", detail: "" }] };
const input = { title: "Name", hint: "", value: "", placeholder: "" };
const question = { title: "Sure?", message: "", confirmLabel: "Yes", cancelLabel: "No" };

test("asks one question at a time, of whatever kind", async () => {
	await using scope = await openTestScope();
	const first = scope.guest.call("ui.showQuickPick", pick);
	for (const [method, sent] of [
		["showQuickPick", pick],
		["showInputBox", input],
		["showModal", question],
	] as const) {
		await expect(scope.guest.call(`ui.${method}`, sent)).rejects.toMatchObject({ code: "modal_already_open" });
	}
	scope.ui.answer(0);
	expect(await first).toBe(0);
	const second = scope.guest.call("ui.showInputBox", input);
	await expect.poll(() => scope.ui.textQuestions.length).toBe(1);
	scope.ui.answer("x".repeat(3_000));
	expect(await second).toHaveLength(2_000);
});

test("writes hidden characters out, wherever they stand, and keeps what is one line on one", async () => {
	await using scope = await openTestScope();
	const items = [{ label: "a\u202eb", detail: "two\nlines" }];
	void scope.guest.call("ui.showQuickPick", { title: "t\u0000", placeholder: "\u200b", items }).catch(() => {});
	await expect.poll(() => scope.ui.choices.length).toBe(1);
	expect(scope.ui.choices[0]).toMatchObject({
		title: "t⟨U+0000⟩",
		placeholder: "⟨U+200B⟩",
		items: [{ label: "a⟨U+202E⟩b", detail: "two lines" }],
	});
	await scope.guest.call("ui.appendOutput", { text: "\tone\u001b[31m\r\n\u202etwo" });
	expect(scope.ui.lines.get("acme.sample")).toEqual(["    one⟨U+001B⟩[31m", "⟨U+202E⟩two"]);
});

test("bounds lists, texts, work at once and the pace", async () => {
	await using scope = await openTestScope();
	const items = Array.from({ length: 501 }, () => ({ label: "x", detail: "" }));
	for (const [method, sent] of [
		["showQuickPick", { ...pick, items }],
		["showQuickPick", { ...pick, items: [] }],
		["showQuickPick", { ...pick, extension: { displayName: "Annex" } }],
		["showInputBox", { ...input, value: "x".repeat(2_001) }],
		["startProgress", { progress: -1, title: "x", cancellable: false }],
		["updateProgress", { progress: 1, message: "", percent: 101 }],
		["appendOutput", { text: "x".repeat(10_001) }],
	] as const) {
		await expect(scope.guest.call(`ui.${method}`, sent)).rejects.toMatchObject({ code: "arguments_invalid" });
	}
	scope.clock.advance(10_000);
	for (const progress of [1, 2, 3]) {
		await scope.guest.call("ui.startProgress", { progress, title: "Work", cancellable: false });
	}
	for (const progress of [3, 4]) {
		const more = scope.guest.call("ui.startProgress", { progress, title: "Work", cancellable: false });
		await expect(more).rejects.toMatchObject({ code: "progress_limit" });
	}
	const flood = Array.from({ length: 300 }, () =>
		scope.guest.call("ui.appendOutput", { text: "x" }).catch(({ code }) => code),
	);
	const refused = (await Promise.all(flood)).filter((outcome) => outcome === "rate_limited");
	expect(refused).toHaveLength(100);
});

test("an extension that ends leaves no work and no question behind", async () => {
	const ui = recordedUi();
	const scope = await openTestScope({ powers: { ui } });
	await scope.guest.call("ui.startProgress", { progress: 1, title: "Work", cancellable: true });
	void scope.guest.call("ui.showInputBox", input).catch(() => {});
	await expect.poll(() => ui.textQuestions.length).toBe(1);
	await scope[Symbol.asyncDispose]();
	expect(ui.progresses[0]?.ended).toBe(true);
});

test("an app that cannot draw a thing says so", async () => {
	const { notify, confirm } = recordedUi();
	await using scope = await openTestScope({ powers: { ui: { notify, confirm } } });
	for (const [method, sent] of [
		["showQuickPick", pick],
		["showInputBox", input],
		["startProgress", { progress: 1, title: "x", cancellable: false }],
		["appendOutput", { text: "x" }],
		["clearOutput", {}],
		["showOutput", {}],
	] as const) {
		await expect(scope.guest.call(`ui.${method}`, sent)).rejects.toMatchObject({ code: "capability_not_offered" });
	}
});
