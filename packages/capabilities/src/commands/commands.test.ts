import { expect, test } from "vitest";
import { openTestScope } from "../testing.ts";
import * as example from "./example/extension.ts";

const declared = ["dice.roll", "dice.rollTwice"];

test("runs the handler of a declared command with its arguments", async () => {
	await using scope = await openTestScope({ extension: example, commands: declared });
	expect(await scope.capabilities.commands.run("dice.roll", [20])).toBe(2);
});

test("an extension can execute its own commands", async () => {
	await using scope = await openTestScope({ extension: example, commands: declared });
	expect(await scope.capabilities.commands.run("dice.rollTwice", [6])).toEqual([2, 3]);
});

test("a disposed registration answers no more, and the id is free again", async () => {
	let dispose = () => {};
	await using scope = await openTestScope({
		commands: ["one.go"],
		extension: {
			async activate(api) {
				const first = await api.commands.register("one.go", () => "first");
				dispose = () => {
					first.dispose();
					void api.commands.register("one.go", () => "second");
				};
			},
		},
	});
	expect(await scope.capabilities.commands.run("one.go", [])).toBe("first");
	dispose();
	await expect.poll(() => scope.capabilities.commands.run("one.go", []).catch(({ code }) => code)).toBe("second");
});

test("says that a declared command has no handler", async () => {
	await using scope = await openTestScope({ extension: { activate() {} }, commands: ["one.go"] });
	await expect(scope.capabilities.commands.run("one.go", [])).rejects.toMatchObject({
		code: "command_not_registered",
	});
});

test("deactivating takes registrations back", async () => {
	await using scope = await openTestScope({ extension: example, commands: declared });
	await scope.capabilities.lifecycle.deactivate({});
	await expect
		.poll(() => scope.capabilities.commands.run("dice.roll", []).catch(({ code }) => code))
		.toBe("command_not_registered");
});

test("a handler that throws rejects the command with its words", async () => {
	await using scope = await openTestScope({
		commands: ["one.go"],
		extension: {
			async activate(api) {
				await api.commands.register("one.go", () => {
					throw new Error("not today");
				});
			},
		},
	});
	await expect(scope.capabilities.commands.run("one.go", [])).rejects.toMatchObject({
		code: "extension_error",
		message: "not today",
	});
	await expect.poll(() => scope.words).toEqual(["uncaught: Error: not today"]);
});
