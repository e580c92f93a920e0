import type { Grant, PermissionName } from "@annex/manifest";
import type { Gate } from "@annex/rpc";
import { errors } from "./errors.ts";

/** What one extension may do at this moment. The host changes it; every call asks it. */
export interface LiveGrants {
	has(permission: string): boolean;
	list(): readonly Grant[];
	/** Takes effect at once: calls that are pending under a permission taken back are aborted. */
	replace(grants: readonly Grant[]): void;
	/** Calls back once, as soon as the permission is taken back. Returns the way to stop waiting for that. */
	onceRevoked(permission: string, listener: () => void): () => void;
	/** Calls back after every change: a permission that stays may have become narrower. Returns the way to stop. */
	onChange(listener: () => void): () => void;
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
	const watching = new Set<() => void>();

	function refuse(method: string, permission: string): void {
		if (!current.has(permission)) throw errors.permission_denied(method, permission);
	}

	return {
		has: (permission) => current.has(permission),
		list: () => [...current.values()],
		replace(grants) {
			current = byPermission(grants);
			for (const [permission, listeners] of waiting) {
				if (current.has(permission)) continue;
				waiting.delete(permission);
				for (const listener of listeners) listener();
			}
			for (const listener of [...watching]) listener();
		},
		onceRevoked(permission, listener) {
			const listeners = waiting.get(permission) ?? new Set();
			waiting.set(permission, listeners.add(listener));
			return () => void listeners.delete(listener);
		},
		onChange(listener) {
			watching.add(listener);
			return () => void watching.delete(listener);
		},
		gate(method, spec) {
			if (spec.permission !== undefined) refuse(method, spec.permission);
		},
	};
}

function byPermission(grants: readonly Grant[]): ReadonlyMap<string, Grant> {
	return new Map<PermissionName, Grant>(grants.map((one) => [one.permission, one]));
}
