import { expect, test } from "vitest";
import { openTestHost, tabGroup } from "./testing.ts";

const V1 = { name: "writer", displayName: "Writer", activationEvents: ["onStartup"], permissions: ["storage"] };
const V2 = { ...V1, version: "2.0.0" };
const files = { "main.js": "export function activate() {}" };

test("finds updates at the start and every hour, and offers without taking", async () => {
	await using host = await openTestHost();
	const id = await host.add(V1, files);
	await host.reaches(id, "active");
	host.registry.publish({ manifest: V2, files });
	host.clock.advance(3_600_000);
	await host.until(() => host.extension(id).update?.version === "2.0.0");
	expect(host.extension(id).version).toBe("1.0.0");
});

test("takes an automatic update in by itself, and never one that asks for more", async () => {
	await using host = await openTestHost();
	const id = await host.add(V1, files);
	await host.setUpkeep(id, { autoUpdate: "automatic" });
	host.registry.publish({ manifest: V2, files });
	await host.checkForUpdates();
	expect(host.extension(id)).toMatchObject({ version: "2.0.0" });
	host.registry.publish({ manifest: { ...V1, version: "3.0.0", optionalPermissions: ["camera"] }, files });
	await host.checkForUpdates();
	expect(host.extension(id)).toMatchObject({
		version: "2.0.0",
		update: { version: "3.0.0", grown: [{ permission: "camera" }] },
	});
});

test("an extension that is set to nothing follows the app, one that asks does not", async () => {
	await using host = await openTestHost({ automaticUpdates: () => true });
	const id = await host.add(V1, files);
	host.registry.publish({ manifest: V2, files });
	await host.setUpkeep(id, { autoUpdate: "ask" });
	await host.checkForUpdates();
	expect(host.extension(id).version).toBe("1.0.0");
	await host.setUpkeep(id, { autoUpdate: null });
	await host.checkForUpdates();
	expect(host.extension(id).version).toBe("2.0.0");
});

test("a pinned extension stays, however it is updated", async () => {
	await using host = await openTestHost({ automaticUpdates: () => true });
	const id = await host.add(V1, files);
	await host.setUpkeep(id, { pinned: true });
	host.registry.publish({ manifest: V2, files });
	await host.checkForUpdates();
	expect(host.extension(id)).toMatchObject({ version: "1.0.0", pinned: true });
	expect(host.extension(id).update).toBeUndefined();
});

test("of two tabs, one makes the automatic update and the other follows", async () => {
	const open = tabGroup();
	await using one = await openTestHost({ tabs: open(), automaticUpdates: () => true });
	await using two = await openTestHost({ tabs: open(), automaticUpdates: () => true, registry: one.registry });
	const id = await one.add(V1, files);
	await two.until(() => two.snapshot().extensions.length === 1);
	one.registry.publish({ manifest: V2, files });
	await Promise.all([one.checkForUpdates(), two.checkForUpdates()]);
	await two.until(() => two.extension(id).version === "2.0.0" && one.extension(id).version === "2.0.0");
	expect(one.registry.requests.filter((kind) => kind === "patch")).toHaveLength(1);
});

test("a download that fails or brings other bytes leaves the running version alone", async () => {
	await using host = await openTestHost();
	const id = await host.add(V1, files);
	await host.reaches(id, "active");
	host.registry.publish({ manifest: V2, files: { "main.js": "export function activate() { }" } });
	host.registry.failNext("file");
	await expect(host.update(id, "2.0.0")).rejects.toMatchObject({ code: "service_unavailable" });
	const { file } = host.registry;
	host.registry.file = async () => new TextEncoder().encode("export function activate() { steal(); }");
	await expect(host.update(id, "2.0.0")).rejects.toMatchObject({ code: "program_digest_mismatch" });
	host.registry.file = file;
	expect(host.extension(id)).toMatchObject({ version: "1.0.0", state: "active" });
	expect((await host.registry.list())[0]?.version).toBe("1.0.0");
	await host.update(id, "2.0.0");
	await host.reaches(id, "active");
	expect(host.extension(id).version).toBe("2.0.0");
});
