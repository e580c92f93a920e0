import { expect, test } from "vitest";
import { openTestScope, recordedUi } from "../testing.ts";
import * as example from "./example/extension.ts";

test("shows notifications in the extension's name, and answers with the choice and the confirmation", async () => {
	const ui = recordedUi();
	// The example activates only once it has been answered, so the person has to be there first.
	const opening = openTestScope({ extension: example, powers: { ui } });
	await expect.poll(() => ui.notifications.length).toBe(2);
	expect(ui.notifications[0]).toMatchObject({
		extension: { id: "acme.sample", displayName: "Sample" },
		level: "warning",
		message: "Three drafts are older than a month.",
	});
	ui.answer("Review");
	await expect.poll(() => ui.questions.length).toBe(1);
	expect(ui.questions[0]).toMatchObject({ confirmLabel: "Delete", cancelLabel: "Cancel" });
	ui.answer(true);
	await using scope = await opening;
	await expect.poll(() => scope.words).toEqual(["info: deleted"]);
});

test("a dismissed notification answers with null and a refused question with false", async () => {
	await using scope = await openTestScope();
	const notified = scope.guest.call("ui.showNotification", { message: "Well?", level: "info", actions: ["Yes"] });
	await expect.poll(() => scope.ui.notifications.length).toBe(1);
	scope.ui.answer(null);
	expect(await notified).toBeNull();
	const asked = scope.guest.call("ui.showModal", {
		title: "Sure?",
		message: "",
		confirmLabel: "Yes",
		cancelLabel: "No",
	});
	await expect.poll(() => scope.ui.questions.length).toBe(1);
	scope.ui.answer(false);
	expect(await asked).toBe(false);
});

test("shows the same notification once within five seconds, and again afterwards", async () => {
	await using scope = await openTestScope();
	const say = () => scope.guest.call("ui.showNotification", { message: "Saved", level: "info", actions: [] });
	await say();
	await say();
	expect(scope.ui.notifications).toHaveLength(1);
	scope.clock.advance(5_000);
	await say();
	expect(scope.ui.notifications).toHaveLength(2);
});
