import { expect, test } from "vitest";
import { openTestHost, type TestHost } from "./testing.ts";

const power = { reserved: ["Mod+K", "G M", "T"], isApple: false };
const idle = "export function activate() {}";

function manifest(name: string, ...keybindings: object[]) {
	return {
		name,
		contributes: {
			commands: [
				{ id: "go", title: `Go ${name}` },
				{ id: "run", title: `Run ${name}` },
			],
			keybindings,
		},
	};
}

const shortcuts = (host: TestHost) =>
	host.snapshot().keybindings.map(({ command, keys, yieldsTo }) => [command, keys, yieldsTo?.kind ?? "its own"]);

test("names each shortcut with this machine's keys", async () => {
	const binding = { command: "go", key: "Mod+Alt+G", mac: "Ctrl+Alt+G" };
	for (const [isApple, keys] of [
		[false, "Ctrl+Alt+G"],
		[true, "Ctrl+Alt+G"],
	] as const) {
		await using host = await openTestHost({ powers: { keybindings: { ...power, isApple } } });
		await host.add(manifest("a", binding, { command: "run", key: "Mod+Alt+R" }), idle);
		expect(host.snapshot().keybindings.map((each) => each.keys)).toEqual([keys, isApple ? "Meta+Alt+R" : "Ctrl+Alt+R"]);
	}
});

test("what was installed first wins, and the other says to whom it yields", async () => {
	await using host = await openTestHost({ powers: { keybindings: power } });
	// By name the second would come first.
	await host.add(manifest("z", { command: "go", key: "Alt+G" }), idle);
	await host.add(manifest("a", { command: "go", key: "Alt+G Alt+A" }), idle);
	expect(host.snapshot().keybindings).toMatchObject([
		{ command: "acme.z/go", keys: "Alt+G" },
		{ command: "acme.a/go", yieldsTo: { kind: "extension", command: "acme.z/go", title: "Go z", always: true } },
	]);
});

test("the person's choice wins over both, is kept, and is taken back", async () => {
	await using host = await openTestHost({ powers: { keybindings: power } });
	await host.add(manifest("z", { command: "go", key: "Alt+G" }), idle);
	await host.add(manifest("a", { command: "run", key: "Alt+R" }), idle);
	await host.setKeybinding("acme.a", "go", "alt+g");
	expect(shortcuts(host)).toEqual([
		["acme.a/go", "Alt+G", "its own"],
		["acme.z/go", "Alt+G", "extension"],
		["acme.a/run", "Alt+R", "its own"],
	]);
	expect((await host.registry.list()).map(({ keybindings }) => keybindings)).toEqual([{}, { go: "Alt+G" }]);
	await host.setKeybinding("acme.z", "go", "");
	expect(host.snapshot().keybindings.find(({ command }) => command === "acme.z/go")).toMatchObject({
		keys: "",
		chosen: true,
	});
	await host.setKeybinding("acme.z", "go", null);
	await host.setKeybinding("acme.a", "go", null);
	expect(shortcuts(host)).toEqual([
		["acme.z/go", "Alt+G", "its own"],
		["acme.a/run", "Alt+R", "its own"],
	]);
});

test("a choice is undone when the registry refuses it", async () => {
	await using host = await openTestHost({ powers: { keybindings: power } });
	await host.add(manifest("a", { command: "go", key: "Alt+G" }), idle);
	host.registry.refuseNext("patch");
	await expect(host.setKeybinding("acme.a", "go", "Alt+H")).rejects.toMatchObject({ code: "forbidden" });
	expect(shortcuts(host)).toEqual([["acme.a/go", "Alt+G", "its own"]]);
});

test("no extension gets the app's keys, nor what begins with them", async () => {
	await using host = await openTestHost({ powers: { keybindings: power } });
	await host.add(
		manifest(
			"a",
			{ command: "go", key: "Ctrl+K" },
			{ command: "go", key: "Mod+K Mod+B" },
			{ command: "run", key: "t" },
		),
		idle,
	);
	expect(shortcuts(host).map(([, , whose]) => whose)).toEqual(["app", "app", "app"]);
	for (const keys of ["Mod+K", "ctrl+k x", "T", "g m", "Mod+T", "Ctrl+C"]) {
		await expect(host.setKeybinding("acme.a", "go", keys), keys).rejects.toMatchObject({
			code: expect.stringMatching(/^shortcut_/),
		});
	}
	await expect(host.setKeybinding("acme.a", "constructor", "Alt+G")).rejects.toMatchObject({ code: "command_unknown" });
});

test("a disabled extension has none, and an app that does not listen for keys knows none", async () => {
	await using host = await openTestHost({ powers: { keybindings: power } });
	const id = await host.add(manifest("a", { command: "go", key: "Alt+G" }), idle);
	await host.setEnabled(id, false);
	expect(host.snapshot().keybindings).toEqual([]);
	await using other = await openTestHost({ registry: host.registry });
	await other.setEnabled(id, true);
	expect(other.snapshot().keybindings).toEqual([]);
});

test("running a shortcut's command starts the extension first", async () => {
	await using host = await openTestHost({ powers: { keybindings: power } });
	const code = 'export async function activate(api) { await api.commands.register("go", () => "gone"); }';
	const id = await host.add(manifest("a", { command: "go", key: "Alt+G" }), code);
	expect(host.extension(id).state).toBe("idle");
	const [binding] = host.snapshot().keybindings;
	expect(await host.executeCommand(binding?.command ?? "")).toBe("gone");
});
