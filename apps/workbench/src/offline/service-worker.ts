/// <reference lib="webworker" />
import { freshNonce } from "./fresh-nonce.ts";

/**
 * Serves the workbench's own files while the server is away. The page is asked of the server first and comes from here
 * only when it does not answer; files whose name is their digest come from here first. **Nothing under `/api` is looked
 * at, let alone kept**: what somebody may see is for the server to say, each time. The page itself is the same for
 * everybody, signed in or not.
 */
declare const self: ServiceWorkerGlobalScope;
/** Put in by the build: every file that the page may ask for, and a digest of the list. */
declare const __FILES__: readonly string[];
declare const __BUILD__: string;

const PREFIX = "annex-shell-";
const CACHE = PREFIX + __BUILD__;
const PAGE = "/";
const ANSWER_MS = 4_000;
const FILES = new Set(__FILES__);

self.addEventListener("install", (event) => {
	event.waitUntil(
		(async () => {
			const cache = await caches.open(CACHE);
			await cache.addAll([PAGE, ...FILES]);
		})(),
	);
});

self.addEventListener("activate", (event) => {
	event.waitUntil(
		(async () => {
			for (const name of await caches.keys()) {
				if (name.startsWith(PREFIX) && name !== CACHE) await caches.delete(name);
			}
			await self.clients.claim();
		})(),
	);
});

self.addEventListener("message", (event) => {
	if (event.data === "take over") event.waitUntil(self.skipWaiting());
	// A page asks whether this worker is of its own build: then there is nothing to reload for.
	else if (Array.isArray(event.data) && event.data[0] === "have") {
		event.ports[0]?.postMessage(FILES.has(String(event.data[1])));
	}
});

self.addEventListener("fetch", (event) => {
	const { request } = event;
	const { origin, pathname } = new URL(request.url);
	if (request.method !== "GET" || origin !== self.location.origin) return;
	if (FILES.has(pathname)) event.respondWith(keptFile(request));
	else if (request.mode === "navigate" && isOurs(pathname)) event.respondWith(page(request));
});

/** Addresses that the server answers with the workbench's page; the others are the server's alone. */
function isOurs(pathname: string): boolean {
	return !/^\/(api|docs|packages|sandbox-frame|openapi\.json|healthz|readyz|metrics)(\/|$)/.test(pathname);
}

async function keptFile(request: Request): Promise<Response> {
	const kept = await (await caches.open(CACHE)).match(request.url);
	return kept ?? fetch(request);
}

async function page(request: Request): Promise<Response> {
	const answer = fetch(request, { signal: AbortSignal.timeout(ANSWER_MS) });
	const fromServer = await answer.catch(() => undefined);
	// A gateway that cannot reach the server answers in its place.
	if (fromServer && ![502, 503, 504].includes(fromServer.status)) return fromServer;
	const kept = await (await caches.open(CACHE)).match(PAGE);
	if (kept) return await freshNonce(kept);
	return fromServer ?? Response.error();
}
