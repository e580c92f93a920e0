import { appPermission } from "@annex/manifest";
import { z } from "zod";
import { timestamp } from "./common.ts";

/** 2–39 lower-case letters, digits and single hyphens; starts with a letter. */
export const appId = z
	.string()
	.min(2)
	.max(39)
	.regex(/^[a-z](?:-?[a-z0-9])+$/, "Use lower-case letters, digits and single hyphens; start with a letter.");
export const appParams = z.object({ id: appId });

const capability = z
	.string()
	.max(67)
	.regex(/^[a-z][a-zA-Z0-9]*(?:\.[a-z][a-zA-Z0-9]*)*$/, 'Use a lower camel case word, such as "kanban".');
const origin = z
	.string()
	.max(300)
	.refine((text) => {
		const url = URL.parse(text);
		// A host may hold more by the rules of addresses; a policy would read it as a wildcard, or as its next directive.
		return url !== null && url.origin === text && /^https?:\/\/(?:[a-z0-9.-]+|\[[0-9a-f:]+\])(?::\d+)?$/.test(text);
	}, 'Use a whole origin without a path, such as "https://notes.example.com".');

const words = z.strictObject({
	can: z
		.string()
		.trim()
		.min(3)
		.max(120)
		.regex(/^[^\p{C}\p{Zl}\p{Zp}]*$/u, "Write it on one line, without hidden characters.")
		.describe('What an extension can do with it, in a person\'s words: "Add cards to your board".'),
	risk: z.enum(["low", "medium", "high"]),
});

/** An embedding application, as its administrator writes it down. */
export const appBody = z.strictObject({
	name: z.string().trim().min(1).max(60),
	allowedOrigins: z
		.array(origin)
		.max(20)
		.refine((all) => new Set(all).size === all.length, "Name each origin once.")
		.describe("Of its pages: who may read answers, embed sandbox frames and use tokens of its users."),
	capabilities: z.array(capability).max(60).describe("What it offers to extensions, of the platform and of its own."),
	permissions: z
		.record(appPermission, words)
		.default({})
		.refine((all) => Object.keys(all).length <= 50, "Declare at most 50 permissions.")
		.describe("Those of its own capabilities, with the words that people read when they are asked."),
	visitors: z.boolean().default(false).describe("Whether its pages may begin identities that nobody vouches for."),
});

export const app = z.object({
	id: z.string(),
	name: z.string(),
	allowedOrigins: z.array(z.string()),
	capabilities: z.array(z.string()),
	permissions: z.record(z.string(), words),
	visitors: z.boolean(),
	secrets: z.array(
		z.object({
			id: z.string(),
			prefix: z.string().describe("The first characters, to tell secrets apart."),
			createdAt: timestamp,
			lastUsedAt: timestamp.nullable(),
		}),
	),
});
export type App = z.infer<typeof app>;
export const apps = z.object({ items: z.array(app) });
/** `secret` is shown this once and never again. */
export const createdSecret = z.object({ id: z.string(), secret: z.string(), prefix: z.string(), createdAt: timestamp });

/** What a page needs to know to embed the host; the same for everybody. */
export const appInfo = z.object({
	id: z.string(),
	name: z.string(),
	capabilities: z.array(z.string()),
	permissions: z.record(z.string(), words),
	visitors: z.boolean(),
	platformVersion: z.string(),
	sandboxUrl: z.string().describe("Where sandbox frames are served; `*` stands for a random label."),
	sharedSandboxUrl: z.string().describe("One frame for browsers that cannot reach the labels' hosts."),
});
export type AppInfo = z.infer<typeof appInfo>;

/** The app's own id of its user: any text without control characters, compared character by character. */
export const externalUserId = z
	.string()
	.min(1)
	.max(200)
	.regex(/^[^\p{Cc}\p{Cs}]*$/u, "Use a text without control characters.");
export const mintTokenBody = z.strictObject({
	userId: externalUserId,
	lifetimeSeconds: z.int().min(60).max(3_600).default(900),
});
export const revokeTokensBody = z.strictObject({ userId: externalUserId });
export const userToken = z.object({ token: z.string(), expiresAt: timestamp });
export type UserToken = z.infer<typeof userToken>;
