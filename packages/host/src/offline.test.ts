import { expect, test } from "vitest";
import { memoryOffline, openTestHost, tabGroup } from "./testing.ts";

const READER = { name: "reader", displayName: "Reader", activationEvents: ["onStartup"], permissions: ["storage"] };
const FINE = "export function activate() {}";
const out = { list: 99, patch: 99, file: 99, checkUpdates: 99 } as const;

test("what is installed runs after a reload while the registry is out of reach", async () => {
	const offline = memoryOffline();
	await using first = await openTestHost({ offline });
	const id = await first.add(READER, FINE);
	await first.until(() => offline.bundles.size === 1 && offline.state !== undefined);
	first.dispose();
	for (const [kind, times] of Object.entries(out)) first.registry.failNext(kind as keyof typeof out, times);
	await using second = await openTestHost({ offline, registry: first.registry });
	await second.reaches(id, "active");
	expect(second.snapshot().problem?.code).toBe("registry_unreachable");
	expect(second.extension(id).grants).toEqual([{ permission: "storage" }]);
});

test("one that never ran is fetched beforehand, so that it can", async () => {
	const offline = memoryOffline();
	await using host = await openTestHost({ offline });
	await host.add({ ...READER, activationEvents: [] }, FINE);
	await host.until(() => offline.bundles.size === 1);
});

test("bytes that were changed in the cache are not run: the registry is asked", async () => {
	const offline = memoryOffline();
	await using first = await openTestHost({ offline });
	const id = await first.add(READER, FINE);
	await first.until(() => offline.bundles.size === 1);
	first.dispose();
	const [digest = ""] = offline.bundles.keys();
	offline.bundles.set(digest, new TextEncoder().encode('export function activate() { console.log("evil"); }'));
	await using second = await openTestHost({ offline, registry: first.registry });
	await second.reaches(id, "active");
	expect(second.logged).toEqual([]);
	expect(second.registry.requests.filter((kind) => kind === "file")).toHaveLength(2);
});

test("what a person changes while the registry is out of reach survives a reload and reaches it later", async () => {
	const offline = memoryOffline();
	await using first = await openTestHost({ offline });
	const id = await first.add(READER, FINE);
	await first.reaches(id, "active");
	first.registry.failNext("patch", 99);
	first.registry.failNext("list", 99);
	await first.setEnabled(id, false);
	await first.setGrants(id, []);
	await first.setUpkeep(id, { autoUpdate: "automatic" });
	await first.until(() => JSON.stringify(offline.state).includes('"autoUpdate":"automatic"'));
	first.dispose();
	await using second = await openTestHost({ offline, registry: first.registry });
	expect(second.extension(id)).toMatchObject({ state: "disabled", grants: [], autoUpdate: "automatic", unsaved: true });
	second.registry.failNext("patch", 0);
	second.registry.failNext("list", 0);
	await second.refresh();
	expect((await second.registry.list())[0]).toMatchObject({ enabled: false, grants: [], autoUpdate: "automatic" });
	expect(second.extension(id).unsaved).toBeUndefined();
});

test("what is uninstalled without the registry is gone at once, stays gone after a reload, and the registry hears of it", async () => {
	const offline = memoryOffline();
	await using first = await openTestHost({ offline });
	const id = await first.add(READER, FINE);
	await first.reaches(id, "active");
	first.registry.failNext("remove", 99);
	await first.uninstall(id);
	expect(first.snapshot().extensions).toEqual([]);
	// The registry still lists it, and says so, before it can be told.
	await first.refresh();
	expect(first.snapshot().extensions).toEqual([]);
	await first.until(() => JSON.stringify(offline.state).includes('"removed"'));
	first.dispose();
	await using second = await openTestHost({ offline, registry: first.registry });
	expect(second.snapshot().extensions).toEqual([]);
	expect(await second.registry.list()).toHaveLength(1);
	second.registry.failNext("remove", 0);
	await second.refresh();
	expect(await second.registry.list()).toEqual([]);
	await second.until(() => !JSON.stringify(offline.state).includes('"removed"'));
	// Installed again, it stays.
	await second.install(id, { grants: [] });
	await second.refresh();
	expect(second.extension(id).id).toBe(id);
});

test("a queued uninstall is not the next person's, and reaches the other tab", async () => {
	const open = tabGroup();
	const offline = memoryOffline();
	await using one = await openTestHost({ tabs: open(), offline });
	await using two = await openTestHost({ tabs: open(), offline, registry: one.registry });
	const id = await one.add(READER, FINE);
	await two.until(() => two.snapshot().extensions.length === 1);
	for (const kind of ["remove", "list"] as const) one.registry.failNext(kind, 99);
	await one.uninstall(id);
	await two.until(() => two.snapshot().extensions.length === 0);
	one.registry.failNext("list", 0);
	await one.identityChanged();
	expect(one.extension(id).id).toBe(id);
	one.registry.failNext("remove", 0);
	await one.refresh();
	expect(one.extension(id).id).toBe(id);
});

test("uninstalling leaves nothing behind, the kept files included", async () => {
	const offline = memoryOffline();
	await using host = await openTestHost({ offline });
	const id = await host.add(READER, FINE);
	await host.until(() => offline.bundles.size === 1);
	await host.uninstall(id);
	await host.until(() => offline.bundles.size === 0 && !JSON.stringify(offline.state).includes(id));
});

test("whoever sits here next gets nothing of what was kept or not yet saved", async () => {
	const offline = memoryOffline();
	await using host = await openTestHost({ offline });
	const id = await host.add(READER, FINE, { grants: [] });
	host.registry.failNext("patch", 1);
	await host.setGrants(id, [{ permission: "storage" }]);
	await host.identityChanged();
	expect(host.extension(id).grants).toEqual([]);
	expect((await host.registry.list())[0]?.grants).toEqual([]);
});

test("what runs ends when somebody else sits down, also when they have it installed too", async () => {
	await using host = await openTestHost();
	const commands = [{ id: "diary.write", title: "Write" }];
	const id = await host.add(
		{ name: "diary", contributes: { commands } },
		`const entries = [];
		export async function activate(api, context) {
			context.subscriptions.push(await api.commands.register("diary.write", (text) => [...entries, entries.push(text)]));
		}`,
	);
	const write = (text: string) => host.executeCommand(`${id}/diary.write`, text);
	expect(await write("Ada's secret")).toEqual([1]);
	await host.identityChanged();
	expect(await write("Grace's")).toEqual([1]);
});

test("while the registry is out of reach, nothing of whoever sat here before goes on", async () => {
	await using host = await openTestHost({ offline: memoryOffline() });
	const id = await host.add(READER, FINE);
	await host.reaches(id, "active");
	host.registry.failNext("list", 99);
	await expect(host.identityChanged()).rejects.toMatchObject({ code: "service_unavailable" });
	expect(host.snapshot().extensions).toEqual([]);
	await host.until(() => host.engine.running.length === 0);
	host.registry.failNext("list", 0);
	await host.refresh();
	await host.reaches(id, "active");
});

test("a listing that was asked for by whoever sat here before is not taken in", async () => {
	await using host = await openTestHost();
	const id = await host.add(READER, FINE);
	await host.reaches(id, "active");
	const { list } = host.registry;
	const [asked, held] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
	Object.assign(host.registry, {
		async list() {
			const theirs = await list();
			asked.resolve();
			await held.promise;
			return theirs;
		},
	});
	const late = host.refresh();
	await asked.promise;
	Object.assign(host.registry, { list });
	host.registry.failNext("list", 1);
	const changing = expect(host.identityChanged()).rejects.toMatchObject({ code: "service_unavailable" });
	held.resolve();
	await late;
	await changing;
	expect(host.snapshot().extensions).toEqual([]);
});

test("a memory that makes no sense counts as none", async () => {
	for (const state of [
		null,
		7,
		{ form: 2 },
		{ form: 1, installed: "x" },
		{ form: 1, installed: [], unsaved: null },
		{ form: 1, installed: [], unsaved: {}, removed: 3, trials: {} },
	]) {
		const offline = memoryOffline();
		await offline.remember(state);
		await using host = await openTestHost({ offline });
		expect(host.snapshot().extensions).toEqual([]);
	}
});

test("a change in one tab is seen by the other at once, also without the registry", async () => {
	const open = tabGroup();
	const offline = memoryOffline();
	await using one = await openTestHost({ tabs: open(), offline });
	await using two = await openTestHost({ tabs: open(), offline, registry: one.registry });
	const id = await one.add(READER, FINE);
	await two.until(() => two.snapshot().extensions.some((each) => each.state === "active"));
	await one.revoke(id, "storage");
	await two.until(() => two.extension(id).grants.length === 0);
	one.registry.failNext("patch", 99);
	one.registry.failNext("list", 99);
	await one.setEnabled(id, false);
	await two.reaches(id, "disabled");
	await one.setEnabled(id, true);
	await two.reaches(id, "active");
	one.registry.failNext("patch", 0);
	one.registry.failNext("list", 0);
	await one.uninstall(id);
	await two.until(() => two.snapshot().extensions.length === 0);
});
