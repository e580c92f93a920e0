import { expect, test } from "vitest";
import { openTestScope } from "../testing.ts";
import type { SystemNotification } from "./power.ts";

const grants = [{ permission: "notifications" as const }];
const sent = { title: "Hello", body: "" };

function recorded() {
	const seen: SystemNotification[] = [];
	const show = async (notification: SystemNotification) => seen.push(notification) > 0;
	return { seen, powers: { notifications: { show } } };
}

test("needs its permission, at the moment of each call", async () => {
	const { seen, powers } = recorded();
	await using scope = await openTestScope({ grants, powers });
	expect(await scope.guest.call("notifications.show", sent)).toBe(true);
	scope.grants.replace([]);
	await expect(scope.guest.call("notifications.show", sent)).rejects.toMatchObject({ code: "permission_denied" });
	expect(seen).toHaveLength(1);
});

test("shows three at once and then one in ten seconds", async () => {
	const { seen, powers } = recorded();
	await using scope = await openTestScope({ grants, powers });
	const flood = () =>
		Promise.all(
			Array.from({ length: 20 }, () => scope.guest.call("notifications.show", sent).catch(({ code }) => code)),
		);
	expect((await flood()).filter((outcome) => outcome === true)).toHaveLength(3);
	scope.clock.advance(10_000);
	await flood();
	expect(seen).toHaveLength(4);
});

test("the name is the host's, and hidden characters are written out", async () => {
	const { seen, powers } = recorded();
	await using scope = await openTestScope({ grants, powers });
	const forged = { ...sent, extension: { displayName: "Your bank" } };
	await expect(scope.guest.call("notifications.show", forged)).rejects.toMatchObject({ code: "arguments_invalid" });
	await scope.guest.call("notifications.show", { title: "a\nb\u202e", body: "\u0007" });
	expect(seen[0]).toMatchObject({ title: "a b⟨U+202E⟩", body: "⟨U+0007⟩", extension: { displayName: "Sample" } });
});

test("a question to the person is withdrawn when the extension ends", async () => {
	const asked = Promise.withResolvers<AbortSignal>();
	const show = (_: SystemNotification, signal: AbortSignal) => {
		asked.resolve(signal);
		return new Promise<boolean>(() => {});
	};
	const scope = await openTestScope({ grants, powers: { notifications: { show } } });
	void scope.guest.call("notifications.show", sent).catch(() => {});
	const signal = await asked.promise;
	await scope[Symbol.asyncDispose]();
	expect(signal.aborted).toBe(true);
});
