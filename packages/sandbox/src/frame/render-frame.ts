import { createHash } from "node:crypto";

export interface FrameOptions {
	/** The bundled guest runtime: a classic script that ends in `bootWorker(…)`, or in `bootQuickjs(…)`. */
	readonly runtime: string;
	/** Origins of the apps that may embed the frame, e.g. `http://localhost:4000`. */
	readonly appOrigins: readonly string[];
	/** For a runtime that brings its engine as WebAssembly, and runs guest code in nothing else. */
	readonly wasm?: boolean;
}

/** One document for every sandbox host; nothing in it depends on the request. */
export interface Frame {
	readonly html: string;
	readonly headers: Readonly<Record<string, string>>;
}

const ORIGIN = /^https?:\/\/[a-z0-9.-]+(:\d{1,5})?$|^https?:\/\/\[[0-9a-f:]+\](:\d{1,5})?$/i;

/**
 * Renders the document that sandboxes live in. Its one script starts the worker, hands it the port that its parent
 * sends, and tells the parent once if the worker fails; extension code never runs in it.
 *
 * @throws TypeError when an origin could change the meaning of the policy.
 */
export function renderFrame({ runtime, appOrigins, wasm = false }: FrameOptions): Frame {
	for (const origin of appOrigins) if (!ORIGIN.test(origin)) throw new TypeError(`"${origin}" is not an origin.`);
	const script = bootstrap(runtime);
	const hash = createHash("sha256").update(script).digest("base64");
	return {
		html: `<!doctype html><meta charset="utf-8"><title>Sandbox</title><script>${script}</script>`,
		headers: {
			"content-type": "text/html; charset=utf-8",
			"content-security-policy": [
				"default-src 'none'",
				// `blob:` lets the worker import what the linker made; the worker cannot make blob URLs of its own.
				`script-src 'sha256-${hash}' blob:${wasm ? " 'wasm-unsafe-eval'" : ""}`,
				"worker-src blob:",
				"base-uri 'none'",
				"form-action 'none'",
				`frame-ancestors ${appOrigins.length > 0 ? appOrigins.join(" ") : "'none'"}`,
				// The same sandbox for whoever opens this address directly.
				"sandbox allow-scripts",
			].join("; "),
			// Stops what CSP does not: WebRTC, preconnect and the frame navigating itself.
			"connection-allowlist": "()",
			"permissions-policy": "camera=(), microphone=(), geolocation=(), display-capture=(), usb=(), serial=(), hid=()",
			"cross-origin-opener-policy": "same-origin",
			"cross-origin-embedder-policy": "require-corp",
			// Embedded by apps of other origins, also by those that require CORP of what they embed.
			"cross-origin-resource-policy": "cross-origin",
			"referrer-policy": "no-referrer",
			"x-content-type-options": "nosniff",
			"cache-control": "no-store",
		},
	};
}

/** Source text, because its bytes are what the policy's hash admits. */
function bootstrap(runtime: string): string {
	// JSON is JavaScript; only `<` could end the element early.
	const literal = JSON.stringify(runtime).replaceAll("<", "\\u003c");
	return `"use strict";{
const url = URL.createObjectURL(new Blob([${literal}], { type: "text/javascript" }));
const worker = new Worker(url);
let report, failure;
worker.onerror = (event) => {
	if (failure !== undefined) return;
	failure = String(event.message ?? "The worker could not be started.").slice(0, 2000);
	report?.postMessage(failure);
};
addEventListener("message", function accept(event) {
	if (event.source !== parent || event.ports.length !== 2) return;
	removeEventListener("message", accept);
	report = event.ports[0];
	if (failure !== undefined) report.postMessage(failure);
	worker.postMessage(null, [event.ports[1]]);
});
}`;
}
