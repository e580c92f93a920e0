import { permissionTable } from "@annex/capabilities";
import { didYouMean, type Issue, isPlatformPermission, type PermissionRequest, permissionWords } from "@annex/manifest";
import type { AppRecord } from "../../context.ts";

/**
 * The permissions that something in one of these apps can use: those that a method of an offered capability of the
 * platform needs, and those that the apps declare of their own.
 */
export function offeredPermissions(
	apps: readonly Pick<AppRecord, "capabilities" | "permissions">[],
): ReadonlySet<string> {
	const capabilities = new Set(apps.flatMap((app) => app.capabilities));
	const offered = new Set(apps.flatMap((app) => Object.keys(app.permissions)));
	for (const [method, permission] of Object.entries(permissionTable)) {
		const capability = method.slice(0, method.lastIndexOf("."));
		if (permission !== null && capabilities.has(capability)) offered.add(permission);
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
		issues.push({ path, ...explain(request.permission, offered) });
	}
	return issues;
}

function explain(permission: string, offered: ReadonlySet<string>): Pick<Issue, "sentence" | "fix"> {
	if (isPlatformPermission(permission)) {
		const { can } = permissionWords(permission);
		return {
			sentence: `Nothing on this platform uses the permission "${permission}" (${can.toLowerCase()}).`,
			fix: "Take it out; ask for it in a later version, once a capability needs it.",
		};
	}
	const near = didYouMean(
		permission,
		[...offered].filter((name) => !isPlatformPermission(name)),
	);
	return {
		sentence: `No app of this registry declares the permission "${permission}".`,
		fix: near ? `Did you mean "${near}"?` : "Take it out, or let the app that has it be registered here first.",
	};
}
