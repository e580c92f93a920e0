import { publisherName } from "@annex/manifest";
import { z } from "zod";
import { timestamp } from "./common.ts";

export const username = z
	.string()
	.min(3)
	.max(30)
	.regex(/^[a-zA-Z][a-zA-Z0-9_-]*$/, "Use letters, digits, - and _; start with a letter.");

export const registerBody = z.strictObject({
	username,
	email: z.email().max(254),
	password: z.string().min(10, "Use at least 10 characters.").max(128),
});
export const loginBody = z.strictObject({
	login: z.string().trim().min(1).max(254).describe("Username or e-mail address."),
	password: z.string().min(1).max(128),
});

export const role = z.enum(["user", "moderator", "administrator"]);
export type Role = z.infer<typeof role>;

/** The signed-in person, or an anonymous identity (`anonymous: true`, no username). */
export const me = z.object({
	id: z.string(),
	anonymous: z.boolean(),
	username: z.string().nullable(),
	email: z.string().nullable(),
	role,
	publishers: z.array(z.string()),
});
export type Me = z.infer<typeof me>;

export const developerRegisterBody = z.strictObject({ publisher: publisherName });
export const publisher = z.object({ name: z.string(), verified: z.boolean(), createdAt: timestamp });

export const tokenScope = z.enum(["publish", "read"]);
export const createTokenBody = z.strictObject({
	name: z.string().trim().min(1).max(60),
	scopes: z.array(tokenScope).min(1).max(2).default(["publish", "read"]),
	expiresInDays: z.int().min(1).max(365).default(90),
});
export const token = z.object({
	id: z.string(),
	name: z.string(),
	scopes: z.array(tokenScope),
	prefix: z.string().describe("The first characters, to tell tokens apart."),
	createdAt: timestamp,
	expiresAt: timestamp,
	lastUsedAt: timestamp.nullable(),
});
export type Token = z.infer<typeof token>;
export const tokens = z.object({ items: z.array(token) });
/** `token` is shown this once and never again. */
export const createdToken = token.extend({ token: z.string() });
