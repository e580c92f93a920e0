import tailwind from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { compress } from "./scripts/compress-plugin.ts";
import { serviceWorker } from "./scripts/service-worker-plugin.ts";

const SERVER = process.env["ANNEX_SERVER"] ?? "http://localhost:4000";

/** What the server fills into the page it serves, for the page that Vite serves in daily work. */
function fillSandboxOrigin(): Plugin {
	const { protocol, port } = new URL(SERVER);
	return {
		name: "annex:sandbox-origin",
		transformIndexHtml: (html) =>
			html
				.replaceAll("__SANDBOX_ORIGIN__", `${protocol}//*.sandbox.localhost:${port}`)
				.replaceAll("__SANDBOX_VERSION__", ""),
	};
}

// The server fills the placeholder anew for each page it serves; see `csp.json` for the policies it must allow.
export default defineConfig(({ command }) => {
	// A build is a build, also when a test runner starts it with an environment of its own.
	if (command === "build") process.env["NODE_ENV"] = "production";
	return {
		plugins: [react(), tailwind(), serviceWorker(), compress(), ...(command === "serve" ? [fillSandboxOrigin()] : [])],
		html: command === "build" ? { cspNonce: "__CSP_NONCE__" } : {},
		resolve: { conditions: ["annex-source", "browser", "module", "import", "default"] },
		build: {
			target: ["chrome125", "firefox128", "safari18"],
			cssTarget: ["chrome125", "firefox128", "safari18"],
			// `font-src 'self'` refuses data: URLs, so nothing may be inlined.
			assetsInlineLimit: 0,
			// The polyfill is for browsers older than the target.
			modulePreload: { polyfill: false },
			reportCompressedSize: false,
		},
		server: {
			port: 5173,
			proxy: { "/api": SERVER, "/sandbox-frame": SERVER, "/packages": SERVER },
		},
	};
});
