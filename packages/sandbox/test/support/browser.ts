import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { type Browser, chromium, type Page } from "playwright-core";
import { type Frame, renderFrame } from "../../src/frame/index.ts";

/** An app page and its sandbox hosts on one loopback port, and a browser with its default process isolation. */
export interface TestBrowser extends AsyncDisposable {
	readonly origin: string;
	/** Paths under `/hit` that anything has asked for: proof that something got out. */
	readonly hits: string[];
	newPage(path?: string): Promise<Page>;
	/** Serves another frame from now on. */
	useRuntime(runtime: string): void;
}

/** Bundles one file of this folder, for a page or for a worker. */
export async function bundle(file: string): Promise<string> {
	const { outputFiles } = await build({
		entryPoints: [fileURLToPath(new URL(file, import.meta.url))],
		bundle: true,
		write: false,
		format: "iife",
		target: "es2024",
		minify: true,
		conditions: ["annex-source"],
	});
	return outputFiles[0]?.text ?? "";
}

/** The worker's script of the `quickjs` engine, with the guest of the conformance suite in it. */
export async function bundleQuickjs(): Promise<string> {
	const { outputFiles } = await build({
		entryPoints: [fileURLToPath(new URL("quickjs-worker.ts", import.meta.url))],
		bundle: true,
		write: false,
		format: "iife",
		target: "es2024",
		minify: true,
		conditions: ["annex-source"],
		loader: { ".wasm": "binary" },
		define: { GUEST_RUNTIME: JSON.stringify(await bundle("quickjs-guest.ts")) },
	});
	return outputFiles[0]?.text ?? "";
}

export async function openBrowser(options: { page: string; runtime: string; wasm?: boolean }): Promise<TestBrowser> {
	const hits: string[] = [];
	let frame: Frame;
	const server = createServer((request, response) => {
		if (request.url?.startsWith("/hit")) {
			hits.push(request.url);
			response.setHeader("access-control-allow-origin", "*").end("1");
		} else if (isSandbox(request)) {
			for (const [name, value] of Object.entries(frame.headers)) response.setHeader(name, value);
			response.end(frame.html);
		} else if (request.url === "/page.js") {
			response.setHeader("content-type", "text/javascript").end(options.page);
		} else {
			// As strict as an app should be, so that the engine is seen to need no more.
			const frames = "frame-src http://*.sandbox.localhost:* http://unreachable.invalid";
			const policy = `default-src 'none'; script-src 'self'; connect-src 'self'; ${frames}; require-trusted-types-for 'script'`;
			const lax = request.url === "/lax";
			if (!lax) response.setHeader("content-security-policy", policy);
			response.setHeader("content-type", "text/html").end("<!doctype html><body><script src=/page.js></script>");
		}
	});
	const port = await listen(server);
	const origin = `http://localhost:${port}`;
	const useRuntime = (runtime: string) => {
		frame = renderFrame({ runtime, appOrigins: [origin], wasm: options.wasm ?? false });
	};
	useRuntime(options.runtime);
	const browser = await launch();
	return {
		origin,
		hits,
		useRuntime,
		async newPage(path = "/") {
			const page = await browser.newPage();
			await page.goto(origin + path);
			return page;
		},
		async [Symbol.asyncDispose]() {
			await browser.close();
			server.closeAllConnections();
			server.close();
		},
	};
}

function launch(): Promise<Browser> {
	return chromium.launch({
		executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
		args: [
			"--no-sandbox",
			"--disable-gpu",
			"--disable-quic",
			"--no-first-run",
			"--disable-background-networking",
			"--disable-component-update",
			"--disable-sync",
		],
	});
}

function isSandbox({ headers }: IncomingMessage): boolean {
	return /^[0-9a-z-]+\.sandbox\.localhost:\d+$/.test(headers.host ?? "");
}

async function listen(server: Server): Promise<number> {
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	return (server.address() as AddressInfo).port;
}
