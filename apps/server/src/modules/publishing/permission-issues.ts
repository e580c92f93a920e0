import { permissionTable } from "@annex/capabilities";
import { type Issue, type PermissionRequest, permissionCatalogue } from "@annex/manifest";

/** The permissions that some method of these capabilities needs; no other can ever be used. */
export function offeredPermissions(capabilities: readonly string[]): ReadonlySet<string> {
	const offered = new Set<string>();
	for (const [method, permission] of Object.entries(permissionTable)) {
		const capability = method.slice(0, method.lastIndexOf("."));
		if (permission !== null && capabilities.includes(capability)) offered.add(permission);
	}
	return offered;
}

/** One issue for every permission asked for in vain: users would be asked for a power that nothing can use. */
export function permissionIssues(asked: readonly PermissionRequest[], offered: ReadonlySet<string>): Issue[] {
	const positions = { permissions: 0, optionalPermissions: 0 };
	const issues: Issue[] = [];
	for (const request of asked) {
		const field = request.optional ? "optionalPermissions" : "permissions";
		const path = `${field}[${positions[field]++}]`;
		if (offered.has(request.permission)) continue;
		issues.push({
			path,
			sentence: `Nothing on this platform uses the permission "${request.permission}" (${permissionCatalogue[request.permission].can.toLowerCase()}).`,
			fix: "Take it out; ask for it in a later version, once a capability needs it.",
		});
	}
	return issues;
}
