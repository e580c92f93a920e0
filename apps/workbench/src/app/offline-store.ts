import type { OfflinePower } from "@annex/host";

const BUNDLES = "annex-bundles";
const STATE = "annex-host";
/** Addresses that nobody serves: the cache wants some. */
const bundleUrl = (sha256: string) => `${location.origin}/.bundles/${sha256}`;
const stateUrl = () => `${location.origin}/.host-state`;

/**
 * What the host keeps in this browser, in Cache Storage: bundles by their digest, and what it knows of installations.
 * `undefined` where the page has none, as over plain HTTP on a LAN address.
 */
export function offlineStore(): OfflinePower | undefined {
	if (typeof caches === "undefined") return undefined;
	return {
		async bundle(sha256) {
			const kept = await (await caches.open(BUNDLES)).match(bundleUrl(sha256));
			return kept && new Uint8Array(await kept.arrayBuffer());
		},
		async keepBundle(sha256, bytes) {
			await (await caches.open(BUNDLES)).put(bundleUrl(sha256), new Response(new Uint8Array(bytes)));
		},
		async keepOnly(digests) {
			const cache = await caches.open(BUNDLES);
			const kept = new Set([...digests].map(bundleUrl));
			const others = (await cache.keys()).filter(({ url }) => !kept.has(url));
			await Promise.all(others.map((request) => cache.delete(request)));
		},
		async recall() {
			const kept = await (await caches.open(STATE)).match(stateUrl());
			return kept && (await kept.json());
		},
		async remember(state) {
			const cache = await caches.open(STATE);
			if (state === undefined) await cache.delete(stateUrl());
			else await cache.put(stateUrl(), new Response(JSON.stringify(state)));
		},
	};
}
