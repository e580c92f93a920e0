import { createHash, randomBytes } from "node:crypto";

/** An author's token, an app's secret, a token of an app's user: none can pass for another. */
const PREFIXES = { api: "annex_", secret: "annexsecret_", user: "annexuser_" } as const;
export type TokenKind = keyof typeof PREFIXES;

const RANDOM = /^[A-Za-z0-9_-]{43}[0-9a-f]{8}$/;

/** A new token: recognisable to secret scanners, 256 random bits, and a checksum that tells typos from forgeries. */
export function makeToken(kind: TokenKind = "api"): { token: string; hash: string; prefix: string } {
	const random = randomBytes(32).toString("base64url");
	const token = `${PREFIXES[kind]}${random}${checksum(random)}`;
	return { token, hash: hashToken(token), prefix: token.slice(0, PREFIXES[kind].length + 6) };
}

/** Whether it can be one of ours at all; answers without asking the database. */
export function isWellFormed(token: string, kind: TokenKind = "api"): boolean {
	if (!isOfKind(token, kind)) return false;
	const rest = token.slice(PREFIXES[kind].length);
	return RANDOM.test(rest) && checksum(rest.slice(0, -8)) === rest.slice(-8);
}

/** Whether it claims to be one. */
export function isOfKind(token: string, kind: TokenKind): boolean {
	return token.startsWith(PREFIXES[kind]);
}

/** What is stored. The token is random enough that a plain digest cannot be guessed backwards. */
export function hashToken(token: string): string {
	return createHash("sha256").update(token).digest("hex");
}

function checksum(random: string): string {
	return createHash("sha256").update(`annex-token:${random}`).digest("hex").slice(0, 8);
}
