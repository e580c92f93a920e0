import { expect, test } from "vitest";
import { memoryClipboard, openTestScope } from "../testing.ts";
import * as example from "./example/extension.ts";

const grants = [{ permission: "clipboard.read" as const }, { permission: "clipboard.write" as const }];

test("reads what was copied and replaces it", async () => {
	const clipboard = memoryClipboard(" copied ");
	await using scope = await openTestScope({
		extension: example,
		commands: ["plain.paste"],
		grants,
		powers: { clipboard },
	});
	expect(await scope.capabilities.commands.run("plain.paste", [])).toBe(8);
	expect(await clipboard.readText()).toBe("copied");
});

test("what the browser refuses reaches the person in words", async () => {
	const clipboard = { ...memoryClipboard(), readText: () => Promise.reject(new DOMException("x", "NotAllowedError")) };
	await using scope = await openTestScope({
		extension: example,
		commands: ["plain.paste"],
		grants,
		powers: { clipboard },
	});
	expect(await scope.capabilities.commands.run("plain.paste", [])).toBeNull();
	expect(scope.ui.notifications[0]?.message).toBe("The browser did not let this page at the clipboard.");
});
