import { expect, test } from "vitest";
import { openTestHost } from "./testing.ts";

const CODE = `export async function activate(api) {
	console.log("here");
	await api.commands.register("chatty.store", () => api.storage.set("k", 1));
}`;
const MANIFEST = {
	name: "chatty",
	permissions: ["storage"],
	contributes: { commands: [{ id: "chatty.store", title: "Store" }] },
};

test("is there only while somebody looks", async () => {
	await using host = await openTestHost();
	expect(host.snapshot().trace).toBeUndefined();
	const first = host.trace();
	const second = host.trace();
	first();
	first();
	expect(host.snapshot().trace).toEqual({ calls: [], lines: [], activations: [] });
	second();
	expect(host.snapshot().trace).toBeUndefined();
});

test("records calls with their outcome while it is open, and forgets them afterwards", async () => {
	await using host = await openTestHost();
	const id = await host.add(MANIFEST, CODE);
	await host.executeCommand(`${id}/chatty.store`);
	const stop = host.trace();
	await host.executeCommand(`${id}/chatty.store`);
	await host.revoke(id, "storage");
	await host.executeCommand(`${id}/chatty.store`).catch(() => {});
	const stores = host.snapshot().trace?.calls.filter(({ method }) => method === "storage.set");
	expect(stores).toMatchObject([
		{ extensionId: id, direction: "in", outcome: "ok", slow: false },
		{ outcome: "refused", code: "permission_denied" },
	]);
	stop();
	host.trace();
	expect(host.snapshot().trace?.calls).toEqual([]);
});

test("flags calls that take longer than a second", async () => {
	const waiting = Promise.withResolvers<void>();
	const powers = { storage: { keys: async () => [], get: async () => undefined, set: () => waiting.promise } };
	await using host = await openTestHost({ powers: powers as never });
	const id = await host.add(MANIFEST, CODE);
	host.trace();
	const running = host.executeCommand(`${id}/chatty.store`);
	await host.until(() => host.extension(id).state === "active" && host.logged.length > 0);
	await new Promise((turn) => setTimeout(turn, 50));
	host.clock.advance(1_500);
	waiting.resolve();
	await running;
	await host.until(() => host.snapshot().trace?.calls.some(({ slow }) => slow) === true);
	expect(host.snapshot().trace?.calls.find(({ method }) => method === "storage.set")?.slow).toBe(true);
});

test("knows lines and activations from before it was opened", async () => {
	await using host = await openTestHost();
	const id = await host.add({ ...MANIFEST, activationEvents: ["onStartup"] }, CODE);
	await host.reaches(id, "active");
	const broken = await host.add(
		{ name: "broken", activationEvents: ["onStartup"] },
		`export function activate() { throw new Error("no luck"); }`,
	);
	await host.reaches(broken, "crashed");
	await host.until(() => host.logged.length >= 2);
	host.trace();
	const { lines = [], activations = [] } = host.snapshot().trace ?? {};
	expect(lines.map(({ message }) => message)).toContain("here");
	expect(lines.find(({ extensionId }) => extensionId === broken)?.stack).toContain("main.js");
	expect(activations).toMatchObject([
		{ extensionId: id, event: "onStartup", version: "1.0.0" },
		{ extensionId: broken, problem: expect.stringContaining("no luck") },
	]);
	expect(activations[0]?.evaluatedMs).toBeGreaterThanOrEqual(activations[0]?.loadedMs ?? -1);
	expect(activations[0]?.problem).toBeUndefined();
});
