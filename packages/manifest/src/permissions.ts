import { z } from "zod";
import { type NetworkMethod, networkMethod, networkMethods } from "./network-methods.ts";

/**
 * Every permission that a manifest can ask for, with what it lets an extension do in a person's words.
 * Which method needs which is said by the capability contracts; which are on offer is said by the app.
 */
export const permissionCatalogue = {
	storage: { can: "Save data of its own on this server", risk: "low" },
	network: { can: "Send requests to the hosts listed", risk: "high" },
	"clipboard.read": { can: "Read what you have copied", risk: "high" },
	"clipboard.write": { can: "Replace what you have copied", risk: "medium" },
	notifications: { can: "Show notifications outside this page", risk: "low" },
	filesystem: { can: "Read and change the files of this workspace", risk: "high" },
	camera: { can: "Use your camera", risk: "high" },
	microphone: { can: "Use your microphone", risk: "high" },
	"data.read": { can: "Read your documents and what you have selected", risk: "medium" },
	"data.write": { can: "Change your documents", risk: "medium" },
} as const satisfies Record<string, { can: string; risk: "low" | "medium" | "high" }>;

/** A permission that the platform itself knows. */
export type PlatformPermission = keyof typeof permissionCatalogue;
/** `capability.word`: a permission of a capability that an app adds of its own, such as `kanban.write`. */
export type AppPermission = `${string}.${string}`;
export type PermissionName = PlatformPermission | AppPermission;

/** The platform's own. */
export const permissionNames = Object.keys(permissionCatalogue) as PlatformPermission[];

const ownNamespaces = new Set(permissionNames.map((name) => name.split(".", 1)[0]));

/** Of no namespace that the platform uses; whether an app declares it is for the app and the registry to say. */
export const appPermission = z
	.string()
	.regex(/^[a-z][a-zA-Z0-9]{0,31}\.[a-z][a-zA-Z0-9]{0,31}$/, {
		error: 'Use "capability.word", such as "kanban.write".',
		// In a union the other members have their say about what does not even look like one.
		abort: true,
	})
	.refine((name): name is AppPermission => !ownNamespaces.has(capabilityOf(name)), {
		error: "Use a capability of the app's own; this one belongs to the platform.",
		abort: true,
	});

export const permissionName = z.union([
	z.enum(permissionNames as [PlatformPermission, ...PlatformPermission[]]),
	appPermission,
]);

/** Whether the platform itself knows it; otherwise it is an app's, which alone has words for it. */
export function isPlatformPermission(permission: string): permission is PlatformPermission {
	return Object.hasOwn(permissionCatalogue, permission);
}

/** The capability that an app's permission belongs to. */
export function capabilityOf(permission: string): string {
	return permission.split(".", 1)[0] ?? permission;
}

/**
 * `https://host/path*` or `https://*.host/*`: https only, names rather than addresses, ports 1–65535, `*` only as the
 * first label of the host and the last character of the path; no user info, query, fragment or `..`.
 */
export const hostPattern = z
	.string()
	.max(200)
	.regex(
		/^https:\/\/(?:\*\.)?[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*\.[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?(?::(?!0|6553[6-9]|655[4-9]|65[6-9]|6[6-9]\d{3}|[7-9]\d{4})\d{1,5})?\/(?!(?:[^*]*\/)?\.\.?(?:\/|\*|$))[^\s#@\\*?]*\*?$/,
		'Use a pattern such as "https://api.example.com/*".',
	);

/** What an extension asks for, in one shape however the manifest spelled it. */
export interface PermissionRequest {
	readonly permission: PermissionName;
	/** Host patterns; for `network` only. */
	readonly hosts?: readonly string[];
	/** For `network` only; absent = `GET` and `HEAD`. */
	readonly methods?: readonly NetworkMethod[];
	/** The author's reason, plain text. */
	readonly reason?: string;
	/** From `optionalPermissions`: asked at first use rather than at install. */
	readonly optional: boolean;
}

/** What the user gave; may be fewer, and for `network` narrower, than what was asked. */
export const grant = z.strictObject({
	permission: permissionName,
	hosts: z.array(hostPattern).max(50).optional(),
	methods: z
		.array(networkMethod)
		.max(networkMethods.length)
		.optional()
		.describe("For `network`; absent = GET and HEAD."),
});
export type Grant = z.infer<typeof grant>;
