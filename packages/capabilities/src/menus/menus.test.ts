import { expect, test } from "vitest";
import { openTestScope } from "../testing.ts";
import * as example from "./example/extension.ts";

const write = { permission: "data.write" as const };

test("the example's command is one that a menu can run", async () => {
	await using scope = await openTestScope({
		extension: example,
		commands: ["quote.lines"],
		grants: [{ permission: "data.read" }, write],
	});
	scope.editor.open({ text: "one\ntwo" });
	scope.editor.select({ start: 0, end: 7 });
	await scope.capabilities.commands.run("quote.lines", []);
	expect(scope.editor.document()?.text).toBe("> one\n> two");
});

test("being chosen from a menu permits nothing", async () => {
	await using scope = await openTestScope({ extension: example, commands: ["quote.lines"], grants: [write] });
	scope.editor.open({ text: "one" });
	await expect(scope.capabilities.commands.run("quote.lines", [])).rejects.toMatchObject({ code: "permission_denied" });
});
