import { extensionId, grant, version } from "@annex/manifest";
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
export const patchInstallBody = z.strictObject({
	version: version.optional(),
	enabled: z.boolean().optional(),
	settings: settings.optional().describe("Merged into the stored settings; `null` removes a key."),
	grants: z.array(grant).max(20).optional().describe("Replaces the stored grants."),
});

export const installation = z.object({
	extensionId: z.string(),
	version: z.string(),
	enabled: z.boolean(),
	settings,
	grants: z.array(grant),
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
