import type { Grant, PermissionName } from "@annex/manifest";
import type { Gate } from "@annex/rpc";
import { errors } from "./errors.ts";

/** What one extension may do at this moment. The host changes it; every call asks it. */
export interface LiveGrants {
	has(permission: string): boolean;
	list(): readonly Grant[];
	/** Takes effect at once: calls that are pending under a permission taken back are aborted. */
	replace(grants: readonly Grant[]): void;
	/** Aborts with `permission_denied` as soon as the permission is taken back; already aborted when it is not there. */
	until(method: string, permission: string): { readonly signal: AbortSignal; release(): void };
	/** For the channel: refuses a call whose permission is not granted now. */
	readonly gate: Gate;
}

/**
 * Holds the grants of one extension.
 *
 * @example
 * const grants = liveGrants([{ permission: "storage" }]);
 * const channel = openChannel({ port, side: "host", gate: grants.gate });
 * grants.replace([]); // from here on storage calls reject, those under way included
 */
export function liveGrants(initial: readonly Grant[]): LiveGrants {
	let current = byPermission(initial);
	const waiting = new Map<string, Set<() => void>>();

	function refuse(method: string, permission: string): void {
		if (!current.has(permission)) throw errors.permission_denied(method, permission);
	}

	return {
		has: (permission) => current.has(permission),
		list: () => [...current.values()],
		replace(grants) {
			current = byPermission(grants);
			for (const [permission, aborts] of waiting) {
				if (current.has(permission)) continue;
				waiting.delete(permission);
				for (const abort of aborts) abort();
			}
		},
		until(method, permission) {
			const controller = new AbortController();
			const abort = () => controller.abort(errors.permission_denied(method, permission));
			if (!current.has(permission)) {
				abort();
				return { signal: controller.signal, release() {} };
			}
			const aborts = waiting.get(permission) ?? new Set();
			waiting.set(permission, aborts.add(abort));
			return { signal: controller.signal, release: () => void aborts.delete(abort) };
		},
		gate(method, spec) {
			if (spec.permission !== undefined) refuse(method, spec.permission);
		},
	};
}

function byPermission(grants: readonly Grant[]): ReadonlyMap<string, Grant> {
	return new Map<PermissionName, Grant>(grants.map((one) => [one.permission, one]));
}
