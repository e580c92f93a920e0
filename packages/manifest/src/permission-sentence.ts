import { type PermissionRequest, permissionCatalogue } from "./permissions.ts";

/** What the permission lets the extension do, in a person's words: "Send requests to api.example.com". */
export function permissionSentence(request: Pick<PermissionRequest, "permission" | "hosts">): string {
	const hosts = request.hosts ?? [];
	if (request.permission !== "network" || hosts.length === 0) return permissionCatalogue[request.permission].can;
	return `Send requests to ${joined([...new Set(hosts.map(hostWords))])}`;
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
