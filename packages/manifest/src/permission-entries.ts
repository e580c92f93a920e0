import { z } from "zod";
import { displayText } from "./display-text.ts";
import { networkMethod } from "./network-methods.ts";
import {
	appPermission,
	hostPattern,
	type PermissionName,
	type PermissionRequest,
	type PlatformPermission,
	permissionNames,
} from "./permissions.ts";

const simpleNames = permissionNames.filter((name) => name !== "network") as Exclude<PlatformPermission, "network">[];

const simpleEntry = z.enum(simpleNames as [(typeof simpleNames)[number], ...typeof simpleNames], {
	error: (issue) =>
		issue.input === "network"
			? 'Say which hosts: { "network": ["https://api.example.com/*"], "reason": "…" }.'
			: undefined,
});

const hosts = z
	.array(hostPattern)
	.min(1, "Name at least one host pattern.")
	.max(20)
	.refine((patterns) => new Set(patterns).size === patterns.length, "Name each host pattern once.");

const methods = z
	.array(networkMethod)
	.min(1, "Name at least one method.")
	.refine((names) => new Set(names).size === names.length, "Name each method once.");

const flags = Object.fromEntries(simpleNames.map((name) => [name, z.literal(true).optional()])) as {
	[Name in (typeof simpleNames)[number]]: z.ZodOptional<z.ZodLiteral<true>>;
};

const detailedEntry = z
	.strictObject({
		network: hosts.optional(),
		methods: methods.optional().describe("With `network`: what it sends; GET and HEAD when absent."),
		...flags,
		permission: appPermission.optional().describe('One of an app\'s own, such as "kanban.write".'),
		reason: displayText(200).optional().describe("Why, in a sentence that users read when they are asked."),
	})
	.refine((entry) => namesIn(entry).length === 1, "Ask for exactly one permission per entry.")
	.refine((entry) => entry.methods === undefined || entry.network !== undefined, {
		path: ["methods"],
		message: "Take them out: methods go with network only.",
	});

/**
 * `"storage"`, `{ "network": ["https://…"], "reason": "…" }` or `{ "data.read": true, "reason": "…" }`; for what an app
 * adds of its own `"kanban.write"` or `{ "permission": "kanban.write", "reason": "…" }`.
 */
export const permissionEntry = z.union([simpleEntry, detailedEntry, appPermission]);
export type PermissionEntry = z.infer<typeof permissionEntry>;

/** Every spelling of an entry in one shape; the order of the manifest is kept, required ones first. */
export function permissionRequests(
	required: readonly PermissionEntry[],
	optional: readonly PermissionEntry[],
): PermissionRequest[] {
	return [
		...required.map((entry) => permissionRequest(entry, false)),
		...optional.map((entry) => permissionRequest(entry, true)),
	];
}

/** The permission that an entry asks for. */
export function permissionOf(entry: PermissionEntry): PermissionName {
	return permissionRequest(entry, false).permission;
}

function permissionRequest(entry: PermissionEntry, optional: boolean): PermissionRequest {
	if (typeof entry === "string") return { permission: entry, optional };
	const reason = entry.reason === undefined ? {} : { reason: entry.reason };
	if (entry.network !== undefined) {
		const methods = entry.methods === undefined ? {} : { methods: entry.methods };
		return { permission: "network", hosts: entry.network, ...methods, ...reason, optional };
	}
	if (entry.permission !== undefined) return { permission: entry.permission, ...reason, optional };
	const permission = permissionNames.find((name) => Object.hasOwn(entry, name) && entry[name] !== undefined);
	return { permission: permission ?? "storage", ...reason, optional };
}

function namesIn(entry: Readonly<Record<string, unknown>>): (PlatformPermission | "permission")[] {
	const names = [...permissionNames, "permission" as const];
	return names.filter((name) => Object.hasOwn(entry, name) && entry[name] !== undefined);
}
