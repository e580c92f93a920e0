import { registry } from "./registry.ts";

const CACHE = "annex-platform";
const KEPT_AT = "/.platform/api-1.js";

/**
 * Platform API 1 for the host: as the registry has it now, or as it was here last while the registry is out of reach.
 * It runs inside the sandbox of the extension that needs it, so what is kept needs no more trust than the extension.
 */
export async function platformApi1(): Promise<Uint8Array> {
	const cache = typeof caches === "undefined" ? undefined : await caches.open(CACHE).catch(() => undefined);
	try {
		const source = await registry.platform.api1();
		await cache?.put(KEPT_AT, new Response(source)).catch(() => {});
		return source;
	} catch (thrown) {
		const kept = await cache?.match(KEPT_AT).catch(() => undefined);
		if (kept === undefined) throw thrown;
		return new Uint8Array(await kept.arrayBuffer());
	}
}
