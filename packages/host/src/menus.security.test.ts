import { expect, test } from "vitest";
import { openTestHost } from "./testing.ts";

const menus = { locations: ["editor.context"] as const };
const keybindings = { reserved: ["Mod+K"], isApple: false };
const commands = [{ id: "go", title: "Go" }];
const idle = "export function activate() {}";
const item = { location: "editor.context", command: "go" };
const shortcut = { command: "go", key: "Alt+G" };

test.each([
	["a command of another extension", { menus: [{ ...item, command: "other.go" }] }],
	["a command of every object", { menus: [{ ...item, command: "constructor" }] }],
	["a menu that does not exist", { menus: [{ ...item, location: "app.quit" }] }],
	["a menu of every object", { menus: [{ ...item, location: "constructor" }] }],
	["more items than fit into one menu", { menus: Array.from({ length: 9 }, () => item) }],
	["an item that stands before the first", { menus: [{ ...item, order: -1 }] }],
	["an item with words of its own", { menus: [{ ...item, title: "Sign in again" }] }],
	["an item that comes when code says so", { menus: [{ ...item, when: "alert(1)" }] }],
	["a shortcut of another extension's command", { keybindings: [{ ...shortcut, command: "other.go" }] }],
	["a shortcut that is no key", { keybindings: [{ ...shortcut, key: "Alt+constructor" }] }],
	["a shortcut that writing needs", { keybindings: [{ ...shortcut, key: "Mod+C" }] }],
	["a plain key that ends what one types", { keybindings: [{ ...shortcut, key: "Enter" }] }],
	["more shortcuts than one extension may have", { keybindings: Array.from({ length: 51 }, () => shortcut) }],
])("no manifest gets %s", async (_, contributes) => {
	await using host = await openTestHost({ powers: { menus, keybindings } });
	const manifest = { name: "a", contributes: { commands, ...contributes } };
	await expect(host.add(manifest, idle)).rejects.toThrow(/contributes/);
	expect(host.snapshot().menus).toEqual([]);
	expect(host.snapshot().keybindings).toEqual([]);
});

test("what stands in a menu is gone when its extension is switched off", async () => {
	await using host = await openTestHost({ powers: { menus, keybindings } });
	const id = await host.add({ name: "a", contributes: { commands, menus: [item], keybindings: [shortcut] } }, idle);
	expect([host.snapshot().menus.length, host.snapshot().keybindings.length]).toEqual([1, 1]);
	await host.setEnabled(id, false);
	expect([host.snapshot().menus, host.snapshot().keybindings]).toEqual([[], []]);
});
