import { expect, test } from "vitest";
import { memoryOffline, openTestHost, type TestHost } from "./testing.ts";

const V1 = { name: "writer", displayName: "Writer", activationEvents: ["onStartup"], permissions: ["storage"] };
const V2 = { ...V1, version: "1.1.0" };
const FINE = { "main.js": "export function activate() {}" };
const THROWS = { "main.js": 'export function activate() { throw new Error("I never start"); }' };

async function running(host: TestHost): Promise<string> {
	const id = await host.add(V1, FINE);
	await host.reaches(id, "active");
	return id;
}

async function crash(host: TestHost, id: string, waitMs: number): Promise<void> {
	await host.reaches(id, "active");
	host.engine.crash(`${id}@1.1.0`);
	await host.until(() => host.extension(id).state !== "active");
	host.clock.advance(waitMs);
}

test("a new version that does not start goes back to the one before, reported and never offered again", async () => {
	await using host = await openTestHost();
	const id = await running(host);
	host.registry.publish({ manifest: { ...V2, permissions: ["storage", "data.read"] }, files: THROWS });
	await host.update(id, "1.1.0", { grants: [{ permission: "storage" }, { permission: "data.read" }] });
	await host.until(() => host.extension(id).version === "1.0.0" && host.extension(id).state === "active");
	expect(host.extension(id)).toMatchObject({
		grants: [{ permission: "storage" }],
		heldBack: ["1.1.0"],
		rolledBack: { version: "1.1.0", why: { code: "activation_failed" } },
	});
	expect(host.registry.reports.map(({ kind, version }) => `${kind} ${version}`)).toEqual([
		"activation 1.1.0",
		"rollback 1.1.0",
	]);
	expect((await host.registry.list())[0]).toMatchObject({ version: "1.0.0", heldBack: ["1.1.0"] });
	await host.checkForUpdates();
	expect(host.extension(id).update).toBeUndefined();
	host.registry.publish({ manifest: { ...V1, version: "1.2.0" }, files: FINE });
	await host.checkForUpdates();
	expect(host.extension(id).update?.version).toBe("1.2.0");
});

test("three crashes within five minutes of the update bring the version before back", async () => {
	await using host = await openTestHost();
	const id = await running(host);
	host.registry.publish({ manifest: V2, files: FINE });
	await host.update(id, "1.1.0");
	await crash(host, id, 1_000);
	await crash(host, id, 2_000);
	expect(host.extension(id).version).toBe("1.1.0");
	await crash(host, id, 0);
	await host.until(() => host.extension(id).version === "1.0.0" && host.extension(id).state === "active");
	expect(host.extension(id).rolledBack?.why.code).toBe("extension_crashed_repeatedly");
});

test("a version that has lasted its first five minutes is not taken back", async () => {
	await using host = await openTestHost();
	const id = await running(host);
	host.registry.publish({ manifest: V2, files: FINE });
	await host.update(id, "1.1.0");
	await host.reaches(id, "active");
	host.clock.advance(300_000);
	await crash(host, id, 1_000);
	await crash(host, id, 2_000);
	await crash(host, id, 0);
	expect(host.extension(id)).toMatchObject({ version: "1.1.0", state: "crashed" });
});

test("a version that first runs after the page was loaded again is still on trial", async () => {
	const offline = memoryOffline();
	await using first = await openTestHost({ offline });
	const waiting = { activationEvents: ["onCommand:go"], contributes: { commands: [{ id: "go", title: "Go" }] } };
	const id = await first.add({ ...V1, ...waiting }, FINE);
	first.registry.publish({ manifest: { ...V2, ...waiting }, files: THROWS });
	await first.update(id, "1.1.0");
	await first.until(() => JSON.stringify(offline.state).includes('"trials":{"acme.writer"'));
	first.dispose();
	await using second = await openTestHost({ offline, registry: first.registry });
	await expect(second.executeCommand(`${id}/go`)).rejects.toMatchObject({ code: "activation_failed" });
	await second.until(() => second.extension(id).version === "1.0.0");
});

test("goes back while the registry is out of reach, and tells it later", async () => {
	await using host = await openTestHost({ offline: memoryOffline() });
	const id = await running(host);
	host.registry.publish({ manifest: V2, files: THROWS });
	const { patch } = host.registry;
	host.registry.patch = (each, change) => {
		if (change.holdBack) host.registry.failNext("patch");
		return patch(each, change);
	};
	await host.update(id, "1.1.0");
	await host.until(() => host.extension(id).version === "1.0.0" && host.extension(id).state === "active");
	expect((await host.registry.list())[0]).toMatchObject({ version: "1.1.0" });
	host.registry.patch = patch;
	await host.refresh();
	expect((await host.registry.list())[0]).toMatchObject({ version: "1.0.0", heldBack: ["1.1.0"] });
	expect(host.extension(id)).toMatchObject({ version: "1.0.0", state: "active", heldBack: ["1.1.0"] });
});

test("a registry that refuses to go back leaves the version stopped, with its reason", async () => {
	await using host = await openTestHost();
	const id = await running(host);
	host.registry.publish({ manifest: V2, files: THROWS });
	const { patch } = host.registry;
	host.registry.patch = (each, change) => {
		if (change.holdBack) host.registry.refuseNext("patch");
		return patch(each, change);
	};
	await host.update(id, "1.1.0");
	await host.until(() => host.registry.reports.some(({ kind }) => kind === "rollback"));
	await host.reaches(id, "crashed");
	expect(host.extension(id)).toMatchObject({ version: "1.1.0", problem: { code: "activation_failed" } });
});

test("an older version that a person has chosen is not undone when it fails", async () => {
	await using host = await openTestHost();
	const id = await running(host);
	host.registry.publish({ manifest: { ...V1, version: "0.9.0" }, files: THROWS });
	await host.update(id, "0.9.0", { pinned: true });
	await host.reaches(id, "crashed");
	expect(host.extension(id)).toMatchObject({ version: "0.9.0", pinned: true });
});
