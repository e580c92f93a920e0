import { expect, test } from "vitest";
import { openTestScope, recordedUi } from "../testing.ts";

const notification = { message: "Hello", level: "info", actions: [] as string[] };
const question = { title: "Sure?", message: "", confirmLabel: "Yes", cancelLabel: "No" };

test("a flood of notifications is cut down to a human pace", async () => {
	await using scope = await openTestScope();
	const flood = Array.from({ length: 50 }, (_, index) =>
		scope.guest.call("ui.showNotification", { ...notification, message: `Number ${index}` }).catch(({ code }) => code),
	);
	const outcomes = await Promise.all(flood);
	expect(scope.ui.notifications).toHaveLength(5);
	expect(outcomes.filter((outcome) => outcome === "rate_limited")).toHaveLength(45);
	scope.clock.advance(1_000);
	await scope.guest.call("ui.showNotification", notification);
	expect(scope.ui.notifications).toHaveLength(6);
});

test("asks one question at a time", async () => {
	await using scope = await openTestScope();
	const first = scope.guest.call("ui.showModal", question);
	await expect(scope.guest.call("ui.showModal", question)).rejects.toMatchObject({ code: "modal_already_open" });
	scope.ui.answer(true);
	expect(await first).toBe(true);
	expect(scope.ui.questions).toHaveLength(1);
});

test("writes control and bidirectional characters out, and keeps labels on one line", async () => {
	await using scope = await openTestScope();
	await scope.guest.call("ui.showNotification", {
		message: "pay \u202eeruces\u202c now\u0000\r\n\n\n\nline two",
		level: "info",
		actions: [],
	});
	expect(scope.ui.notifications[0]?.message).toBe("pay ⟨U+202E⟩eruces⟨U+202C⟩ now⟨U+0000⟩\n\nline two");
	void scope.guest.call("ui.showModal", { ...question, title: "two\nlines\t here" }).catch(() => {});
	await expect.poll(() => scope.ui.questions[0]?.title).toBe("two lines here");
});

test("markup is text: it reaches the app as it was written, never as nodes", async () => {
	await using scope = await openTestScope();
	const message = '<img src=x onerror="alert(1)"> **bold** [link](javascript:alert(1))';
	await scope.guest.call("ui.showNotification", { ...notification, message });
	expect(scope.ui.notifications[0]?.message).toBe(message);
});

test("the name shown is the host's, whatever the guest sends along", async () => {
	await using scope = await openTestScope();
	const forged = { ...notification, extension: { id: "annex.system", displayName: "Annex" } };
	await expect(scope.guest.call("ui.showNotification", forged)).rejects.toMatchObject({ code: "arguments_invalid" });
});

test("refuses texts that are too long, too many buttons and unknown levels", async () => {
	await using scope = await openTestScope();
	for (const bad of [
		{ message: "x".repeat(501) },
		{ message: "" },
		{ actions: ["a", "b", "c", "d"] },
		{ level: "fatal" },
	]) {
		const sent = { ...notification, ...bad };
		scope.clock.advance(1_000);
		await expect(scope.guest.call("ui.showNotification", sent)).rejects.toMatchObject({ code: "arguments_invalid" });
	}
});

test("what waits for an answer is told when the extension ends", async () => {
	const asked = Promise.withResolvers<AbortSignal>();
	const confirm = (_: unknown, signal: AbortSignal) => {
		asked.resolve(signal);
		return new Promise<boolean>(() => {});
	};
	const scope = await openTestScope({ powers: { ui: { ...recordedUi(), confirm } } });
	void scope.guest.call("ui.showModal", question).catch(() => {});
	const signal = await asked.promise;
	expect(signal.aborted).toBe(false);
	await scope[Symbol.asyncDispose]();
	expect(signal.aborted).toBe(true);
});
