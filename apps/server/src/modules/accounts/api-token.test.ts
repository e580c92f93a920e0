import { expect, it } from "vitest";
import { hashToken, isWellFormed, makeToken } from "./api-token.ts";

it("makes tokens that differ, carry their name and a checksum, and are told from forgeries without a database", () => {
	const { token, hash, prefix } = makeToken();
	expect(token).toMatch(/^annex_[A-Za-z0-9_-]{51}$/);
	expect(prefix).toBe(token.slice(0, 12));
	expect(hash).toBe(hashToken(token));
	expect(hash).not.toContain(token);
	expect(makeToken().token).not.toBe(token);
	expect(isWellFormed(token)).toBe(true);
});

it.each([
	["another last character", (token: string) => token.slice(0, -1) + (token.endsWith("0") ? "1" : "0")],
	["another first character", (token: string) => `annex_${token[6] === "A" ? "B" : "A"}${token.slice(7)}`],
	["one character less", (token: string) => token.slice(0, -1)],
	["another prefix", (token: string) => token.replace("annex_", "annexx")],
	["a line end", (token: string) => `${token}\n`],
	["nothing", () => ""],
])("does not take a token with %s for one of ours", (_what, forge) => {
	expect(isWellFormed(forge(makeToken().token))).toBe(false);
});
