import { expect, test } from "vitest";
import { openTestScope } from "../testing.ts";
import * as example from "./example/extension.ts";

test("the example's command is one that a shortcut can run", async () => {
	const grants = [{ permission: "data.read" as const }, { permission: "data.write" as const }];
	await using scope = await openTestScope({ extension: example, commands: ["stamp.date"], grants });
	scope.editor.open({ text: "on " });
	scope.editor.select({ start: 3, end: 3 });
	await scope.capabilities.commands.run("stamp.date", []);
	expect(scope.editor.document()?.text).toBe("on 2026-01-01");
});
