import { expect, test } from "vitest";
import { openTestHost } from "./testing.ts";

const STARTER = { name: "shady", displayName: "Shady", activationEvents: ["onStartup"] };
const main = "export function activate() {}\nexport function deactivate() { return new Promise(() => {}); }";

test("an extension that a moderator suspends is ended within a minute, without a last word, and says why", async () => {
	await using host = await openTestHost();
	const id = await host.add(STARTER, main);
	await host.reaches(id, "active");
	host.registry.suspend(id, "it sends text to strangers");
	host.clock.advance(30_000);
	await host.reaches(id, "blocked");
	expect(host.extension(id).problem).toMatchObject({
		code: "extension_suspended",
		message: "A moderator suspended Shady: it sends text to strangers",
	});
	await host.until(() => host.engine.running.length === 0);
	await expect(host.restart(id)).rejects.toMatchObject({ code: "extension_suspended" });
});

test("asks the registry when the person comes back to the page", async () => {
	let comeBack = () => {};
	const onReturn = (listener: () => void) => {
		comeBack = listener;
		return () => {};
	};
	const page = { hidden: () => true, onReturn };
	await using host = await openTestHost({ page });
	const id = await host.add(STARTER, main);
	await host.reaches(id, "active");
	host.registry.suspend(id, "because");
	comeBack();
	await host.reaches(id, "blocked");
});

test("one that is released again can run again", async () => {
	await using host = await openTestHost();
	const id = await host.add(STARTER, main);
	host.registry.suspend(id, "a mistake");
	await host.refresh();
	expect(host.extension(id).state).toBe("blocked");
	await host.registry.remove(id);
	await host.registry.install(id, { grants: [] });
	await host.refresh();
	await host.reaches(id, "active");
});

test("says that the registry is out of reach, lets extensions run on, and recovers", async () => {
	await using host = await openTestHost();
	const id = await host.add(STARTER, main);
	await host.reaches(id, "active");
	host.registry.failNext("list");
	await expect(host.refresh()).rejects.toMatchObject({ code: "service_unavailable" });
	expect(host.snapshot().problem?.code).toBe("registry_unreachable");
	expect(host.extension(id).state).toBe("active");
	host.clock.advance(30_000);
	await host.until(() => host.snapshot().problem === undefined);
});

test("a registry that never answers does not keep the next question from being asked", async () => {
	await using host = await openTestHost();
	const id = await host.add(STARTER, main);
	await host.reaches(id, "active");
	const list = host.registry.list;
	host.registry.list = () => new Promise(() => {});
	const stuck = host.refresh();
	await host.until(() => host.clock.waiting >= 2);
	host.clock.advance(15_000);
	await expect(stuck).rejects.toMatchObject({ code: "registry_unreachable" });
	host.registry.list = list;
	host.registry.suspend(id, "because");
	await host.refresh();
	expect(host.extension(id).state).toBe("blocked");
});

test("an extension switched off while the registry is out of reach stays off, and the registry learns of it", async () => {
	await using host = await openTestHost();
	const id = await host.add({ ...STARTER, name: "stubborn" }, "export function activate() {}");
	await host.reaches(id, "active");
	host.registry.failNext("patch");
	await host.setEnabled(id, false);
	expect(host.extension(id).state).toBe("disabled");
	await host.refresh();
	expect(host.extension(id).state).toBe("disabled");
	expect((await host.registry.list())[0]?.enabled).toBe(false);
});

test("follows what another tab did: installed, disabled, removed", async () => {
	await using host = await openTestHost();
	const id = host.registry.publish({ manifest: STARTER, files: { "main.js": "export function activate() {}" } });
	await host.registry.install(id, { grants: [] });
	await host.refresh();
	await host.reaches(id, "active");
	await host.registry.patch(id, { enabled: false });
	await host.refresh();
	expect(host.extension(id).state).toBe("disabled");
	await host.registry.remove(id);
	await host.refresh();
	expect(host.snapshot().extensions).toEqual([]);
});
