import { expect, test } from "vitest";
import { openTestHost } from "./testing.ts";

const MANIFEST = {
	publisher: "acme",
	name: "draft",
	version: "0.1.0",
	displayName: "Draft",
	description: "For tests.",
	category: "productivity",
	main: "main.js",
	engines: { platform: "^2.0.0" },
	activationEvents: ["onStartup"],
	permissions: ["storage"],
	contributes: { commands: [{ id: "draft.say", title: "Say" }] },
};
const ID = "acme.draft";
const STORAGE = [{ permission: "storage" as const }];

const program = (code: string, manifest: Record<string, unknown> = {}) => ({
	manifest: { ...MANIFEST, ...manifest },
	files: [{ path: "main.js", source: new TextEncoder().encode(code) }],
});
const says = (text: string) => `export async function activate(api) {
	await api.commands.register("draft.say", async () => {
		const times = ((await api.storage.get("times")) ?? 0) + 1;
		await api.storage.set("times", times);
		return "${text} " + times;
	});
}`;

test("runs a program that nobody published, marked as in development, and tells the registry nothing", async () => {
	await using host = await openTestHost();
	await host.sideload(program(says("one")), { grants: STORAGE });
	await host.reaches(ID, "active");
	expect(host.extension(ID)).toMatchObject({ development: true, version: "0.1.0", grants: STORAGE });
	expect(await host.executeCommand(`${ID}/draft.say`)).toBe("one 1");
	expect(host.registry.requests.filter((request) => request !== "list")).toEqual([]);
	await host.refresh();
	expect(host.extension(ID).state).toBe("active");
});

test("swaps the running program in place: grants and storage stay", async () => {
	await using host = await openTestHost();
	await host.sideload(program(says("one")), { grants: STORAGE });
	await host.executeCommand(`${ID}/draft.say`);
	await host.sideload(program(says("two")));
	expect(await host.executeCommand(`${ID}/draft.say`)).toBe("two 2");
	await host.until(() => host.engine.running.length === 1);
});

test("starts one that failed again as soon as it is mended", async () => {
	await using host = await openTestHost();
	await host.sideload(program(`export function activate() { throw new Error("not yet"); }`), { grants: [] });
	await host.reaches(ID, "crashed");
	expect(host.extension(ID).problem?.message).toContain("not yet");
	await host.sideload(program(says("well")));
	expect(host.extension(ID)).toMatchObject({ state: "active" });
	expect(host.extension(ID).problem).toBeUndefined();
	expect(host.registry.reports).toEqual([]);
});

test("comes in the place of the installed extension of its id, and gives the place back", async () => {
	await using host = await openTestHost();
	host.registry.publish({ manifest: { ...MANIFEST, version: "1.0.0" }, files: { "main.js": says("published") } });
	await host.install(ID, { version: "1.0.0", grants: STORAGE });
	await host.reaches(ID, "active");
	await host.sideload(program(says("draft")), { grants: STORAGE });
	await host.reaches(ID, "active");
	expect(await host.executeCommand(`${ID}/draft.say`)).toMatch(/^draft/);
	await host.setGrants(ID, []);
	await host.unload(ID);
	await host.reaches(ID, "active");
	expect(host.extension(ID)).toMatchObject({ version: "1.0.0", grants: STORAGE });
	expect(host.extension(ID).development).toBeUndefined();
	await expect(host.unload(ID)).rejects.toMatchObject({ code: "not_sideloaded" });
	await host.until(() => host.engine.running.length === 1);
});

test("can be turned off, taken a grant from, and survives a registry that is down", async () => {
	await using host = await openTestHost();
	await host.sideload(program(says("one")), { grants: STORAGE });
	await host.reaches(ID, "active");
	host.registry.failNext("list", 5);
	await host.revoke(ID, "storage");
	await expect(host.executeCommand(`${ID}/draft.say`)).rejects.toMatchObject({ code: "permission_denied" });
	await host.sideload(program(says("two")));
	expect(host.extension(ID)).toMatchObject({ state: "active", grants: [] });
	await host.setEnabled(ID, false);
	expect(host.extension(ID).state).toBe("disabled");
});
