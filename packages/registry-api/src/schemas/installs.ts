import { commandId, extensionId, grant, keystrokes, version } from "@annex/manifest";
import { z } from "zod";
import { errorKind, json, timestamp } from "./common.ts";
import { permissionRequest, versionRecord } from "./extensions.ts";

/** Setting values are JSON; at most 32 KB in all, checked by the server. */
export const settings = z.record(z.string().min(1).max(200), json);

export const installBody = z.strictObject({
	extensionId,
	version: version.optional(),
	grants: z.array(grant).max(20).default([]),
});
export const installResult = z.object({
	extensionId: z.string(),
	version: z.string(),
	packageUrl: z.string(),
	integrity: z.string(),
});
/** `null` = as the app does by default. */
export const autoUpdate = z.enum(["ask", "automatic"]).nullable();

export const patchInstallBody = z.strictObject({
	version: version.optional(),
	enabled: z.boolean().optional(),
	autoUpdate: autoUpdate.optional(),
	pinned: z.boolean().optional().describe("Stays at its version: no update is offered or made."),
	holdBack: version.optional().describe("A version that failed here: it is not offered to this person again."),
	settings: settings.optional().describe("Merged into the stored settings; `null` removes a key."),
	keybindings: z
		.record(commandId, z.union([z.literal(""), keystrokes]).nullable())
		.optional()
		.describe("Merged into the stored shortcuts; the empty text is none, `null` goes back to the extension's own."),
	grants: z.array(grant).max(20).optional().describe("Replaces the stored grants."),
});

export const installation = z.object({
	extensionId: z.string(),
	version: z.string(),
	enabled: z.boolean(),
	settings,
	keybindings: z.record(z.string(), z.string()).describe("Shortcuts that this person chose, by command."),
	grants: z.array(grant),
	autoUpdate,
	pinned: z.boolean(),
	heldBack: z.array(z.string()).describe("Versions that failed here and were rolled back."),
	displayName: z.string(),
	publisher: z.string(),
	iconUrl: z.string().nullable(),
	/** Set when a moderator stopped it: the host ends running copies and says why. */
	blocked: z.object({ state: z.enum(["suspended", "banned"]), reason: z.string() }).nullable(),
	requested: z.array(permissionRequest),
	record: versionRecord,
	installedAt: timestamp,
	updatedAt: timestamp,
});
export type Installation = z.infer<typeof installation>;
export const installations = z.object({ items: z.array(installation) });

// Updates

export const maxUpdateChecks = 500;

export const updatesBody = z.strictObject({
	installed: z
		.union([z.literal("mine"), z.array(z.strictObject({ extensionId, version })).max(maxUpdateChecks)])
		.describe("`mine`: what this person has installed here, at most the first 500."),
});

export const update = z.object({
	extensionId: z.string(),
	installed: z.string(),
	pinned: z.boolean().describe("Set by this person: nothing is offered then."),
	heldBack: z.array(z.string()).describe("Newer versions that failed here and are not offered again."),
	available: z
		.object({
			version: z.string(),
			publishedAt: timestamp,
			size: z.int(),
			grown: z.array(permissionRequest).describe("What the installed version does not ask for."),
			changelog: z.string().describe("Its part of the changelog, at most 2,000 characters. Markdown, untrusted."),
		})
		.nullable()
		.describe("The highest stable version above the installed one that fits here and is not held back."),
});
export type Update = z.infer<typeof update>;
export const updates = z.object({ items: z.array(update) });

// Storage of an installed extension, on the server. Keys are 1–256 characters; values JSON.

export const storageKey = z.string().min(1).max(256);
export const storageValue = z.object({ value: json });
export const storageKeys = z.object({ keys: z.array(z.string()), usedBytes: z.int(), quotaBytes: z.int() });

// Telemetry

export const errorReport = z.strictObject({
	extensionId,
	version,
	kind: errorKind,
	message: z.string().max(2_000),
	stack: z.string().max(8_000).optional(),
});
