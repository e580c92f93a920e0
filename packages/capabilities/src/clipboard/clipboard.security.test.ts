import type { AnnexError } from "@annex/errors";
import { expect, test } from "vitest";
import { memoryClipboard, openTestScope } from "../testing.ts";

test("reading and writing are two permissions, and neither gives the other", async () => {
	const powers = { clipboard: memoryClipboard("secret") };
	await using reader = await openTestScope({ grants: [{ permission: "clipboard.read" }], powers });
	expect(await reader.guest.call("clipboard.read", {})).toBe("secret");
	const denied = { code: "permission_denied" };
	await expect(reader.guest.call("clipboard.write", { text: "x" })).rejects.toMatchObject(denied);
	await using writer = await openTestScope({ grants: [{ permission: "clipboard.write" }], powers });
	await expect(writer.guest.call("clipboard.read", {})).rejects.toMatchObject(denied);
	await writer.guest.call("clipboard.write", { text: "mine" });
	expect(await powers.clipboard.readText()).toBe("mine");
});

test("a grant taken back while the browser asks the person keeps the text from the extension", async () => {
	const asked = Promise.withResolvers<string>();
	const clipboard = { ...memoryClipboard(), readText: () => asked.promise };
	await using scope = await openTestScope({ grants: [{ permission: "clipboard.read" }], powers: { clipboard } });
	const reading = scope.guest.call("clipboard.read", {}).catch(({ code }) => code);
	await scope.guest.call("ui.clearOutput", {});
	scope.grants.replace([]);
	asked.resolve("secret");
	expect(await reading).toBe("permission_denied");
});

test("refuses too much, too often, and says nothing of what the browser said", async () => {
	const clipboard = memoryClipboard("x".repeat(100_001));
	const grants = [{ permission: "clipboard.read" as const }, { permission: "clipboard.write" as const }];
	await using scope = await openTestScope({ grants, powers: { clipboard } });
	await expect(scope.guest.call("clipboard.read", {})).rejects.toMatchObject({ code: "clipboard_too_large" });
	const long = { text: "x".repeat(100_001) };
	await expect(scope.guest.call("clipboard.write", long)).rejects.toMatchObject({ code: "arguments_invalid" });
	clipboard.readText = () => Promise.reject(new Error("/home/ada/secret"));
	const refused = await scope.guest.call("clipboard.read", {}).catch((error: AnnexError) => error);
	expect(refused).toMatchObject({ code: "clipboard_refused" });
	expect(JSON.stringify({ ...(refused as AnnexError), message: String(refused) })).not.toContain("secret");
	const flood = Array.from({ length: 10 }, () => scope.guest.call("clipboard.read", {}).catch(({ code }) => code));
	expect((await Promise.all(flood)).filter((code) => code === "rate_limited")).toHaveLength(7);
});

test("an app without a clipboard says so", async () => {
	await using scope = await openTestScope({ grants: [{ permission: "clipboard.read" }] });
	await expect(scope.guest.call("clipboard.read", {})).rejects.toMatchObject({ code: "capability_not_offered" });
});
