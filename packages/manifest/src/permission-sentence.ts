import { methodsOf, READING } from "./network-methods.ts";
import { isPlatformPermission, type PermissionRequest, permissionCatalogue } from "./permissions.ts";

export interface PermissionWords {
	/** What an extension can do with it: "Add cards to your board". Plain text. */
	readonly can: string;
	readonly risk: "low" | "medium" | "high";
}

/** What the permission lets the extension do, in a person's words: "Send requests to api.example.com"; `ofApp`: an app's own. */
export function permissionSentence(
	request: Pick<PermissionRequest, "permission" | "hosts" | "methods">,
	ofApp: Readonly<Record<string, PermissionWords>> = {},
): string {
	const hosts = request.hosts ?? [];
	if (request.permission !== "network" || hosts.length === 0) return permissionWords(request.permission, ofApp).can;
	const changing = methodsOf(request).filter((method) => !READING.includes(method));
	const also = changing.length === 0 ? "" : `, also to change things there (${changing.join(", ")})`;
	return `Send requests to ${joined([...new Set(hosts.map(hostWords))])}${also}`;
}

/** The words of a permission: the platform's, or those of the app that declares it; unknown ones count as risky. */
export function permissionWords(
	permission: string,
	ofApp: Readonly<Record<string, PermissionWords>> = {},
): PermissionWords {
	if (isPlatformPermission(permission)) return permissionCatalogue[permission];
	const words = Object.hasOwn(ofApp, permission) ? ofApp[permission] : undefined;
	return words ?? { can: `Use “${permission}”, which this app does not know`, risk: "high" };
}

/** A pattern as people say it; the path is left out only when it is "everything". */
function hostWords(pattern: string): string {
	const rest = pattern.replace(/^https:\/\//, "").replace(/\/\*?$/, "");
	if (!rest.startsWith("*.")) return rest;
	return `every address under ${rest.slice(2)}`;
}

function joined(words: readonly string[]): string {
	const last = words.at(-1) ?? "";
	return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} and ${last}`;
}
