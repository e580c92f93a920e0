import { methodsOf, type NetworkMethod, READING } from "./network-methods.ts";
import type { Grant, PermissionRequest } from "./permissions.ts";

/** The grant that gives everything a request asks for. */
export function grantOf({ permission, hosts, methods }: PermissionRequest): Grant {
	return { permission, ...(hosts ? { hosts: [...hosts] } : {}), ...(methods ? { methods: [...methods] } : {}) };
}

/** As much of a grant as the other, or a request, covers too: for `network` the hosts and methods that both name. */
export function narrowedGrant(
	grant: Grant,
	within: { readonly hosts?: readonly string[] | undefined; readonly methods?: readonly NetworkMethod[] | undefined },
): Grant {
	if (grant.hosts === undefined) return grant;
	const hosts = grant.hosts.filter((host) => within.hosts?.includes(host));
	const methods = methodsOf(grant).filter((method) => methodsOf(within).includes(method));
	const { methods: _, ...rest } = grant;
	// What is said nowhere means reading, so that it need not be said.
	return { ...rest, hosts, ...(isReading(methods) ? {} : { methods }) };
}

function isReading(methods: readonly NetworkMethod[]): boolean {
	return methods.length === READING.length && READING.every((method) => methods.includes(method));
}
