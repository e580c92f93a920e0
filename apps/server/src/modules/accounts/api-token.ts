import { createHash, randomBytes } from "node:crypto";

const PREFIX = "annex_";
const RANDOM = /^annex_[A-Za-z0-9_-]{43}[0-9a-f]{8}$/;

/** A new token: recognisable to secret scanners, 256 random bits, and a checksum that tells typos from forgeries. */
export function makeToken(): { token: string; hash: string; prefix: string } {
	const random = randomBytes(32).toString("base64url");
	const token = `${PREFIX}${random}${checksum(random)}`;
	return { token, hash: hashToken(token), prefix: token.slice(0, 12) };
}

/** Whether it can be one of ours at all; answers without asking the database. */
export function isWellFormed(token: string): boolean {
	return RANDOM.test(token) && checksum(token.slice(PREFIX.length, -8)) === token.slice(-8);
}

/** What is stored. The token is random enough that a plain digest cannot be guessed backwards. */
export function hashToken(token: string): string {
	return createHash("sha256").update(token).digest("hex");
}

function checksum(random: string): string {
	return createHash("sha256").update(`annex-token:${random}`).digest("hex").slice(0, 8);
}
