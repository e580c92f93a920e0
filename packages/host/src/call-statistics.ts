import { permissionTable } from "@annex/capabilities";
import type { PermissionName } from "@annex/manifest";
import type { CallRecord } from "@annex/rpc";
import type { HostActivity } from "./host.ts";

const REMEMBERED = 256;

/** `capability.method` → permission, for what the app adds of its own. */
type AppPermissions = Readonly<Record<string, PermissionName | null>>;

/** Counts the calls of one extension, across its restarts. */
export interface CallStatistics {
	/** Takes note of one call; the host's own calls into the extension and `lifecycle` ones are not counted. */
	record(call: CallRecord, own?: AppPermissions): void;
	activated(ms: number): void;
	crashed(): void;
	read(): HostActivity;
}

export function callStatistics(): CallStatistics {
	const durations: number[] = [];
	let next = 0;
	let calls = 0;
	let denied = 0;
	let failed = 0;
	let crashes = 0;
	let activationMs: number | null = null;
	let lastDenied: HostActivity["lastDenied"];

	function percentile(sorted: readonly number[], share: number): number | null {
		return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? null;
	}

	return {
		record({ method, direction, outcome, code, durationMs, startedAt }, own = {}) {
			if (direction !== "in" || method.startsWith("lifecycle.")) return;
			calls += 1;
			const table = Object.hasOwn(permissionTable, method) ? permissionTable : own;
			const permission = Object.hasOwn(table, method) ? table[method] : undefined;
			if (code === "permission_denied" && permission) {
				denied += 1;
				lastDenied = { method, permission, at: startedAt };
			} else if (outcome !== "ok") failed += 1;
			if (outcome !== "refused") {
				durations[next] = durationMs;
				next = (next + 1) % REMEMBERED;
			}
		},
		activated(ms) {
			activationMs = ms;
		},
		crashed() {
			crashes += 1;
		},
		read() {
			const sorted = durations.toSorted((a, b) => a - b);
			return {
				calls,
				denied,
				failed,
				...(lastDenied ? { lastDenied } : {}),
				p50Ms: percentile(sorted, 0.5),
				p99Ms: percentile(sorted, 0.99),
				activationMs,
				crashes,
			};
		},
	};
}
