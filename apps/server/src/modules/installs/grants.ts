import { type Grant, methodsOf, narrowedGrant, type PermissionRequest } from "@annex/manifest";
import { errors } from "./errors.ts";

/**
 * The grants in one shape: each permission once, and for `network` the very hosts, so that a later version that asks
 * for more hosts does not get them unasked. Throws `grant_not_requested` for whatever the version does not ask for.
 */
export function checkedGrants(grants: readonly Grant[], requested: readonly PermissionRequest[]): Grant[] {
	const checked = new Map<string, Grant>();
	for (const { permission, hosts, methods } of grants) {
		const request = requested.find((one) => one.permission === permission);
		if (!request || checked.has(permission)) throw errors.grant_not_requested(permission);
		if (request.hosts === undefined) {
			if (hosts !== undefined || methods !== undefined) throw errors.grant_not_requested(permission);
			checked.set(permission, { permission });
			continue;
		}
		const asked = new Set(request.hosts);
		const given = hosts ?? request.hosts;
		if (!given.every((host) => asked.has(host))) throw errors.grant_not_requested(permission);
		if (methods?.some((method) => !methodsOf(request).includes(method))) throw errors.grant_not_requested(permission);
		const whole = { permission, hosts: [...new Set(given)], ...(methods ? { methods: [...new Set(methods)] } : {}) };
		checked.set(permission, narrowedGrant(whole, request));
	}
	return [...checked.values()];
}

/** What of the grants another version still asks for; never more than was given. */
export function narrowedGrants(grants: readonly Grant[], requested: readonly PermissionRequest[]): Grant[] {
	return grants.flatMap((grant): Grant[] => {
		const request = requested.find((one) => one.permission === grant.permission);
		if (!request) return [];
		if (request.hosts === undefined) return grant.hosts === undefined ? [grant] : [];
		if (grant.hosts === undefined) return [];
		const narrowed = narrowedGrant(grant, request);
		return narrowed.hosts?.length ? [narrowed] : [];
	});
}
