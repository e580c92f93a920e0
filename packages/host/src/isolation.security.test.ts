import { expect, test } from "vitest";
import { openTestHost } from "./testing.ts";

const commands = [{ id: "shared.name", title: "Same id in both" }];
const NEIGHBOUR = `export async function activate(api) {
	const seen = [];
	api.events.on("secret", (payload) => seen.push(payload));
	await api.commands.register("shared.name", async (what) => {
		if (what === "emit") { api.events.emit("secret", "from neighbour"); return null; }
		if (what === "set") { await api.storage.set("key", "neighbour's"); return null; }
		if (what === "get") return await api.storage.get("key") ?? null;
		if (what === "keys") return await api.storage.keys();
		if (what === "seen") return seen;
		if (what === "hijack") return api.commands.register("other.command", () => 1).then(() => "taken", (e) => e.code);
		if (what === "execute") return api.commands.execute("other.command").catch((e) => e.code);
		if (what === "forge") { try { api.events.emit("platform:ready"); } catch (error) { return error.code; } }
		return "neighbour";
	});
}`;
const OWNER = `export async function activate(api) {
	const seen = [];
	for (const name of ["secret", "platform:ready"]) api.events.on(name, (payload) => seen.push([name, payload]));
	await api.commands.register("shared.name", async (what) => {
		if (what === "set") { await api.storage.set("key", "owner's"); return null; }
		if (what === "get") return await api.storage.get("key") ?? null;
		if (what === "seen") return seen;
		return "owner";
	});
	await api.commands.register("other.command", () => "owner's own");
}`;

async function openTwo() {
	const host = await openTestHost();
	await host.add(
		{
			name: "owner",
			permissions: ["storage"],
			contributes: { commands: [...commands, { id: "other.command", title: "Other" }] },
		},
		OWNER,
	);
	await host.add({ name: "neighbour", permissions: ["storage"], contributes: { commands } }, NEIGHBOUR);
	const owner = (...args: string[]) => host.executeCommand("acme.owner/shared.name", ...args);
	const neighbour = (...args: string[]) => host.executeCommand("acme.neighbour/shared.name", ...args);
	return { host, owner, neighbour };
}

test("two extensions with the same command id each keep their own", async () => {
	const { host, owner, neighbour } = await openTwo();
	await using _ = host;
	expect([await owner(), await neighbour()]).toEqual(["owner", "neighbour"]);
});

test("an extension can neither register nor execute another's command, which looks as if it did not exist", async () => {
	const { host, owner, neighbour } = await openTwo();
	await using _ = host;
	await owner();
	expect(await neighbour("hijack")).toBe("command_not_declared");
	expect(await neighbour("execute")).toBe("command_unknown");
	expect(await host.executeCommand("acme.owner/other.command")).toBe("owner's own");
});

test("storage of one is invisible to the other, and survives a restart", async () => {
	const { host, owner, neighbour } = await openTwo();
	await using _ = host;
	await owner("set");
	expect(await neighbour("get")).toBeNull();
	expect(await neighbour("keys")).toEqual([]);
	await neighbour("set");
	await host.setEnabled("acme.owner", false);
	await host.setEnabled("acme.owner", true);
	expect(await owner("get")).toBe("owner's");
});

test("events of one never reach the other, and nobody forges the platform's", async () => {
	const { host, owner, neighbour } = await openTwo();
	await using _ = host;
	await owner();
	await neighbour("emit");
	expect(await neighbour("forge")).toBe("event_reserved");
	expect(await owner("seen")).toEqual([["platform:ready", null]]);
	expect(await neighbour("seen")).toEqual(["from neighbour"]);
});

test("a record that is of another extension does not run", async () => {
	await using host = await openTestHost();
	const main = { "main.js": "export function activate() {}" };
	host.registry.publish({ manifest: { name: "victim" }, files: main });
	const id = host.registry.publish({ manifest: { name: "impostor", activationEvents: ["onStartup"] }, files: main });
	const { list } = host.registry;
	const { record } = { record: await host.registry.version("acme.victim", "1.0.0") };
	await host.registry.install(id, { grants: [] });
	host.registry.list = async () => (await list()).map((each) => ({ ...each, record }));
	await host.refresh();
	expect(host.extension(id)).toMatchObject({ state: "incompatible", problem: { code: "record_invalid" } });
});

test("a file whose bytes are not those of the record never runs", async () => {
	await using host = await openTestHost();
	const id = await host.add(
		{ name: "swapped", displayName: "Swapped" },
		"export function activate() { console.log(1); }",
	);
	host.registry.tamper(id, "main.js");
	await expect(host.restart(id)).rejects.toMatchObject({
		code: "activation_failed",
		message: "Swapped could not start: main.js is not what was published.",
	});
	expect(host.logged).toEqual([]);
});
