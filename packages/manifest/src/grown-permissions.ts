import { methodsOf } from "./network-methods.ts";
import type { PermissionRequest } from "./permissions.ts";

/**
 * What `next` asks for that `current` does not: permissions that are new or no longer optional, and for `network` the
 * hosts that are new, or all of it when it may send by methods that are new. Empty when an update gives an extension nothing that it could not ask for before.
 */
export function grownPermissions(
	current: readonly PermissionRequest[],
	next: readonly PermissionRequest[],
): PermissionRequest[] {
	return next.flatMap((request) => {
		const before = current.find(({ permission }) => permission === request.permission);
		if (before === undefined || (before.optional && !request.optional)) return [request];
		const hosts = (request.hosts ?? []).filter((host) => !before.hosts?.includes(host));
		// Other methods reach every host anew.
		if (methodsOf(request).some((method) => !methodsOf(before).includes(method))) return [request];
		return hosts.length > 0 ? [{ ...request, hosts }] : [];
	});
}
