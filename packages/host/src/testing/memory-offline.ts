import type { OfflinePower } from "../offline-power.ts";

/** A place that outlives the page, for tests: hand it to the next host to reload. */
export interface MemoryOffline extends OfflinePower {
	readonly bundles: Map<string, Uint8Array>;
	readonly state: unknown;
}

export function memoryOffline(): MemoryOffline {
	const bundles = new Map<string, Uint8Array>();
	let state: string | undefined;
	return {
		bundles,
		get state() {
			return state === undefined ? undefined : JSON.parse(state);
		},
		bundle: async (sha256) => bundles.get(sha256),
		async keepBundle(sha256, bytes) {
			bundles.set(sha256, bytes);
		},
		async keepOnly(digests) {
			for (const sha256 of bundles.keys()) if (!digests.has(sha256)) bundles.delete(sha256);
		},
		recall: async () => (state === undefined ? undefined : JSON.parse(state)),
		async remember(next) {
			state = next === undefined ? undefined : JSON.stringify(next);
		},
	};
}
