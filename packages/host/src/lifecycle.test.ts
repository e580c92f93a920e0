import { expect, test } from "vitest";
import { openTestHost } from "./testing.ts";

const commands = [{ id: "greet.say", title: "Say hello" }];
const GREETER = `export async function activate(api, context) {
	context.subscriptions.push(await api.commands.register("greet.say", (who) => "Hello, " + who));
}`;

test("activates an onStartup extension as soon as it is installed", async () => {
	await using host = await openTestHost();
	const id = await host.add(
		{ name: "starter", activationEvents: ["onStartup"] },
		`export function activate(api, context) { console.log("up by", context.activatedBy, context.extension.id); }`,
	);
	await host.reaches(id, "active");
	await host.until(() => host.logged.length > 0);
	expect(host.logged[0]).toEqual({ extensionId: id, level: "info", message: "up by onStartup acme.starter" });
	expect(host.extension(id).activity.activationMs).toBe(0);
});

test("leaves an extension alone until its command is executed, then activates it first", async () => {
	await using host = await openTestHost();
	const id = await host.add(
		{ name: "greeter", activationEvents: ["onCommand:greet.say"], contributes: { commands } },
		GREETER,
	);
	expect(host.extension(id).state).toBe("idle");
	expect(host.registry.requests).not.toContain("file");
	expect(host.snapshot().commands.map((command) => command.id)).toEqual(["acme.greeter/greet.say"]);
	expect(await host.executeCommand("acme.greeter/greet.say", "Ada")).toBe("Hello, Ada");
	expect(host.extension(id).state).toBe("active");
});

test("activates once for commands executed at the same time", async () => {
	await using host = await openTestHost();
	const id = await host.add({ name: "greeter", contributes: { commands } }, GREETER);
	const say = (who: string) => host.executeCommand(`${id}/greet.say`, who);
	expect(await Promise.all([say("Ada"), say("Grace")])).toEqual(["Hello, Ada", "Hello, Grace"]);
	expect(host.engine.running).toHaveLength(1);
});

test("runs a package of several modules", async () => {
	await using host = await openTestHost();
	const id = await host.add(
		{ name: "parts", activationEvents: ["onStartup"] },
		{
			"lib/word.js": `export const word = "two";`,
			"main.js": `import { word } from "./lib/word.js";\nexport default { activate() { console.log(word); } };`,
		},
	);
	await host.reaches(id, "active");
	await host.until(() => host.logged.some(({ message }) => message === "two"));
});

test("says why an extension that throws in activate does not run, and tells the registry", async () => {
	await using host = await openTestHost();
	const id = await host.add(
		{ name: "broken", displayName: "Broken", activationEvents: ["onStartup"] },
		`export function activate() { throw new Error("no luck today"); }`,
	);
	await host.reaches(id, "crashed");
	expect(host.extension(id).problem).toMatchObject({
		code: "activation_failed",
		message: "Broken could not start: no luck today",
	});
	expect(host.registry.reports).toMatchObject([{ extensionId: id, kind: "activation" }]);
	await host.until(() => host.engine.running.length === 0);
});

test("an extension cannot pass its own failure off as the registry's to be started without end", async () => {
	await using host = await openTestHost();
	const id = await host.add(
		{ name: "sly", displayName: "Sly", activationEvents: ["onStartup"] },
		`import { workerData } from "node:worker_threads";
		export function activate() { workerData.port.postMessage([3, 1, "loading_failed", "try \u202eagain"]); return new Promise(() => {}); }`,
	);
	await host.reaches(id, "crashed");
	expect(host.extension(id).problem).toMatchObject({
		code: "activation_failed",
		message: "Sly could not start: try ⟨U+202E⟩again",
	});
});

test("a registry that never delivers the files is given up after ten seconds and asked again", async () => {
	await using host = await openTestHost();
	const { file } = host.registry;
	host.registry.file = () => new Promise(() => {});
	const id = await host.add({ name: "far", activationEvents: ["onStartup"] }, GREETER.replaceAll("await", "void"));
	expect(host.extension(id).state).toBe("activating");
	host.clock.advance(10_000);
	await host.reaches(id, "restarting");
	expect(host.extension(id).problem?.code).toBe("loading_failed");
	host.registry.file = file;
	host.clock.advance(1_000);
	await host.reaches(id, "active");
});

test("ends an activation that takes longer than ten seconds", async () => {
	await using host = await openTestHost();
	const id = await host.add(
		{ name: "slow", displayName: "Slow", activationEvents: ["onStartup"] },
		`export function activate() { console.log("thinking"); return new Promise(() => {}); }`,
	);
	await host.until(() => host.logged.length > 0);
	host.clock.advance(10_000);
	await host.reaches(id, "crashed");
	expect(host.extension(id).problem?.message).toBe("Slow could not start: it was not ready within 10 seconds.");
});

test("lets a disabled extension tidy up, then ends it", async () => {
	await using host = await openTestHost();
	const id = await host.add(
		{ name: "tidy", activationEvents: ["onStartup"], permissions: ["storage"] },
		`export async function activate(api, context) {
			context.subscriptions.push({ dispose: () => console.log("disposed") });
			globalThis.storage = api.storage;
		}
		export async function deactivate() { await storage.set("left", "tidy"); }`,
	);
	await host.reaches(id, "active");
	await host.setEnabled(id, false);
	expect(host.extension(id).state).toBe("disabled");
	expect(await host.storage.get({ id, version: "1.0.0", displayName: "tidy" }, "left", AbortSignal.any([]))).toBe(
		"tidy",
	);
	expect(host.logged.map(({ message }) => message)).toEqual(["disposed"]);
	await host.until(() => host.engine.running.length === 0);
	await host.setEnabled(id, true);
	await host.reaches(id, "active");
});

test("ends an extension whose deactivate hangs after two seconds", async () => {
	await using host = await openTestHost();
	const id = await host.add(
		{ name: "clingy", activationEvents: ["onStartup"] },
		`export function activate() {}
		export function deactivate() { return new Promise(() => {}); }`,
	);
	await host.reaches(id, "active");
	const disabled = host.setEnabled(id, false);
	await host.reaches(id, "stopping");
	host.clock.advance(1_999);
	expect(host.extension(id).state).toBe("stopping");
	host.clock.advance(1);
	await disabled;
	expect(host.extension(id).state).toBe("disabled");
	await host.until(() => host.engine.running.length === 0);
});

test("gives up an activation under way when the extension is uninstalled", async () => {
	await using host = await openTestHost();
	const id = await host.add(
		{ name: "slow", activationEvents: ["onStartup"] },
		`export function activate() { return new Promise(() => {}); }`,
	);
	await host.reaches(id, "activating");
	await host.uninstall(id);
	expect(host.snapshot().extensions).toEqual([]);
	await host.until(() => host.engine.running.length === 0);
});

test("a command pending when its extension ends rejects with the reason", async () => {
	await using host = await openTestHost();
	const id = await host.add(
		{ name: "greeter", displayName: "Greeter", contributes: { commands } },
		`export async function activate(api) {
			await api.commands.register("greet.say", () => { console.log("waiting"); return new Promise(() => {}); });
		}`,
	);
	const pending = host.executeCommand(`${id}/greet.say`);
	await host.until(() => host.logged.length > 0);
	await host.setEnabled(id, false);
	await expect(pending).rejects.toMatchObject({
		code: "extension_closed",
		message: "Greeter was stopped: it was disabled.",
	});
	await expect(host.executeCommand(`${id}/greet.say`)).rejects.toMatchObject({ code: "extension_disabled" });
});

test("does not run an extension that needs another platform or a capability that is not offered", async () => {
	await using host = await openTestHost();
	const main = "export function activate() {}";
	const old = await host.add({ name: "old", displayName: "Old", engines: { platform: "^1.0.0" } }, main);
	const rich = await host.add({ name: "rich", displayName: "Rich", requires: ["camera"] }, main);
	expect(host.extension(old)).toMatchObject({
		state: "incompatible",
		problem: {
			code: "platform_incompatible",
			message: "Old does not run here: it needs platform ^1.0.0, and this is 2.0.0.",
		},
	});
	expect(host.extension(rich).problem?.message).toBe("Rich does not run here: this app does not offer camera.");
});

test("a disposed host ends every extension and refuses everything else", async () => {
	await using host = await openTestHost();
	const id = await host.add({ name: "one", activationEvents: ["onStartup"] }, "export function activate() {}");
	await host.reaches(id, "active");
	host.dispose();
	await host.until(() => host.engine.running.length === 0);
	expect(host.snapshot().status).toBe("disposed");
	await expect(host.setEnabled(id, true)).rejects.toMatchObject({ code: "host_disposed" });
});
