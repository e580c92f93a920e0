import { expect, test } from "vitest";
import { openTestHost } from "./testing.ts";

const menus = { locations: ["editor.context", "palette"] as const };
const commands = [
	{ id: "one", title: "One" },
	{ id: "two", title: "Two" },
	{ id: "three", title: "Three" },
];

test("items come by group, order and who was installed first; menus that nobody draws stay empty", async () => {
	await using host = await openTestHost({ powers: { menus } });
	const context = (command: string, more: object = {}) => ({ location: "editor.context", command, ...more });
	await host.add(
		{
			name: "z",
			contributes: {
				commands,
				menus: [context("one"), context("two", { group: "edit", order: 9 }), context("three", { group: "first" })],
			},
		},
		"export function activate() {}",
	);
	await host.add(
		{
			name: "a",
			contributes: {
				commands,
				menus: [
					context("one"),
					context("two", { group: "edit", order: 2, when: "hasSelection" }),
					{ location: "file.context", command: "one" },
				],
			},
		},
		"export function activate() {}",
	);
	expect(host.snapshot().menus.map(({ command, when }) => [command, when])).toEqual([
		["acme.z/three", undefined],
		["acme.a/two", "hasSelection"],
		["acme.z/two", undefined],
		["acme.z/one", undefined],
		["acme.a/one", undefined],
	]);
});

test("a command says when it is in the palette", async () => {
	await using host = await openTestHost({ powers: { menus } });
	await host.add(
		{ name: "a", contributes: { commands, menus: [{ location: "palette", command: "two", when: "editorOpen" }] } },
		"export function activate() {}",
	);
	expect(host.snapshot().commands.map(({ command, when }) => [command, when])).toEqual([
		["one", undefined],
		["three", undefined],
		["two", "editorOpen"],
	]);
	expect(host.snapshot().menus).toEqual([]);
});
