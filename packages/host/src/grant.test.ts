import { memoryStorage } from "@annex/capabilities/host";
import { expect, test } from "vitest";
import { openTestHost } from "./testing.ts";

const READER = {
	name: "reader",
	displayName: "Reader",
	permissions: ["storage"],
	contributes: { commands: [{ id: "reader.read", title: "Read" }] },
};
const CODE = `export async function activate(api) {
	await api.commands.register("reader.read", async () => {
		try { return { value: await api.storage.get("secret") ?? null }; }
		catch (error) { return { code: error.code, message: error.message }; }
	});
}`;
const COMMAND = "acme.reader/reader.read";

test("a call without a grant is refused with a sentence that names what is missing", async () => {
	await using host = await openTestHost();
	const id = await host.add(READER, CODE, { grants: [] });
	expect(await host.executeCommand(COMMAND)).toEqual({
		code: "permission_denied",
		message: 'storage.get needs the permission "storage" (save data of its own on this server), which is not granted.',
	});
	host.clock.advance(250);
	expect(host.extension(id).activity).toMatchObject({
		denied: 1,
		lastDenied: { method: "storage.get", permission: "storage" },
	});
});

test("a permission given while the extension runs works at its next call, and one taken back does not", async () => {
	await using host = await openTestHost();
	const id = await host.add(READER, CODE, { grants: [] });
	expect(await host.executeCommand(COMMAND)).toMatchObject({ code: "permission_denied" });
	await host.setGrants(id, [{ permission: "storage" }]);
	expect(await host.executeCommand(COMMAND)).toEqual({ value: null });
	await host.revoke(id, "storage");
	expect(await host.executeCommand(COMMAND)).toMatchObject({ code: "permission_denied" });
	expect((await host.registry.list())[0]?.grants).toEqual([]);
});

test("revoking while a call is pending rejects the call at once", async () => {
	const asked = Promise.withResolvers<AbortSignal>();
	const storage = {
		...memoryStorage(),
		get(_: unknown, __: string, signal: AbortSignal) {
			asked.resolve(signal);
			return new Promise<never>(() => {});
		},
	};
	await using host = await openTestHost({ powers: { storage } });
	const id = await host.add(READER, CODE);
	const pending = host.executeCommand(COMMAND);
	const signal = await asked.promise;
	await host.revoke(id, "storage");
	expect(await pending).toMatchObject({ code: "permission_denied" });
	expect(signal.aborted).toBe(true);
	expect(host.extension(id).state).toBe("active");
});

test("what is taken back stays taken back while the registry is out of reach, and is saved later", async () => {
	await using host = await openTestHost();
	const id = await host.add(READER, CODE);
	host.registry.failNext("patch", 1);
	await host.revoke(id, "storage");
	expect(host.extension(id).unsaved).toBe(true);
	expect(await host.executeCommand(COMMAND)).toMatchObject({ code: "permission_denied" });
	await host.refresh();
	expect(host.extension(id).grants).toEqual([]);
	expect((await host.registry.list())[0]?.grants).toEqual([]);
	expect(host.extension(id).unsaved).toBeUndefined();
});

test("what is given while the registry is out of reach holds here, and is saved later", async () => {
	await using host = await openTestHost();
	const id = await host.add(READER, CODE, { grants: [] });
	host.registry.failNext("patch", 1);
	await host.setGrants(id, [{ permission: "storage" }]);
	expect(await host.executeCommand(COMMAND)).toEqual({ value: null });
	await host.refresh();
	expect((await host.registry.list())[0]?.grants).toEqual([{ permission: "storage" }]);
});

test("what is taken back stays taken back even when the registry refuses", async () => {
	await using host = await openTestHost();
	const id = await host.add(READER, CODE);
	host.registry.refuseNext("patch", 2);
	await expect(host.revoke(id, "storage")).rejects.toMatchObject({ code: "forbidden" });
	await host.refresh();
	expect(host.extension(id).grants).toEqual([]);
});

test("what is newly given is withdrawn when the registry refuses", async () => {
	await using host = await openTestHost();
	const id = await host.add(READER, CODE, { grants: [] });
	host.registry.refuseNext("patch", 1);
	await expect(host.setGrants(id, [{ permission: "storage" }])).rejects.toMatchObject({ code: "forbidden" });
	expect(host.extension(id).grants).toEqual([]);
});

test("a listing asked for before a revocation does not bring the permission back", async () => {
	await using host = await openTestHost();
	const id = await host.add(READER, CODE);
	const list = host.registry.list;
	const asked = Promise.withResolvers<void>();
	const answer = Promise.withResolvers<void>();
	host.registry.list = async () => {
		const old = await list();
		asked.resolve();
		await answer.promise;
		return old;
	};
	const refreshed = host.refresh();
	await asked.promise;
	await host.revoke(id, "storage");
	answer.resolve();
	await refreshed;
	expect(host.extension(id).grants).toEqual([]);
});

test("a listing that grants hosts which the extension does not ask for gives it only those that it does", async () => {
	await using host = await openTestHost();
	const asked = "https://api.example.com/*";
	const manifest = { ...READER, permissions: [{ network: [asked], reason: "Looks things up" }] };
	const grants = [
		{ permission: "network" as const, hosts: [asked, "https://evil.example/*"] },
		{ permission: "storage" as const },
	];
	const id = await host.add(manifest, CODE, { grants });
	expect(host.extension(id).grants).toEqual([{ permission: "network", hosts: [asked] }]);
});

test("refuses to grant what the extension does not ask for", async () => {
	await using host = await openTestHost();
	const id = await host.add(READER, CODE);
	await expect(host.setGrants(id, [{ permission: "data.read" }])).rejects.toMatchObject({
		code: "grant_not_requested",
	});
	await host.uninstall(id);
	await host.install(id, { grants: [{ permission: "storage" }, { permission: "camera" }] });
	expect(host.extension(id).grants).toEqual([{ permission: "storage" }]);
});
