import { expect, test } from "vitest";
import { openTestScope } from "../testing.ts";

test("refuses to register a command that the manifest does not declare", async () => {
	await using scope = await openTestScope({ commands: ["own.go"] });
	for (const id of ["other.go", "acme.other/own.go", "constructor", "__proto__"]) {
		await expect(scope.guest.call("commands.register", { id })).rejects.toMatchObject({ code: "command_not_declared" });
	}
});

test("refuses a second registration of the same command", async () => {
	await using scope = await openTestScope({ commands: ["own.go"] });
	await scope.guest.call("commands.register", { id: "own.go" });
	await expect(scope.guest.call("commands.register", { id: "own.go" })).rejects.toMatchObject({
		code: "command_already_registered",
	});
});

test("another's command looks exactly like one that does not exist", async () => {
	await using scope = await openTestScope({ commands: ["own.go"] });
	const outcomes = ["other.go", "no.such"].map((id) =>
		scope.guest.call("commands.execute", { id, args: [] }).catch(({ code }) => code),
	);
	expect(await Promise.all(outcomes)).toEqual(["command_unknown", "command_unknown"]);
});

test("refuses arguments that are not plain data, and answers too", async () => {
	await using scope = await openTestScope({ commands: ["own.go"] });
	const id = "own.go";
	await expect(scope.guest.call("commands.execute", { id, args: [/a+/] })).rejects.toMatchObject({
		code: "arguments_invalid",
	});
	await expect(scope.guest.call("commands.execute", { id, args: [], as: "acme.other" })).rejects.toMatchObject({
		code: "arguments_invalid",
	});
	scope.guest.answer("commands", { run: () => new Map([["not", "plain"]]) });
	await scope.guest.call("commands.register", { id });
	await expect(scope.capabilities.commands.run(id, [])).rejects.toMatchObject({ code: "result_invalid" });
});

test("looks methods up among the contract's own and nowhere else", async () => {
	await using scope = await openTestScope();
	for (const method of ["commands.constructor", "__proto__.x", "toString", "commands.run", "lifecycle.activate"]) {
		await expect(scope.guest.call(method, {})).rejects.toMatchObject({ code: "method_unknown" });
	}
});
