import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { type Frame, renderFrame } from "@annex/sandbox/frame";
import { build } from "esbuild";
import { chromium, type Page } from "playwright-core";

/**
 * A page, the sandbox hosts and a browser with its default process isolation, for one bench.
 * Hosts whose label begins with `peer` serve the peers' worker, all others the guest runtime.
 */
export interface BenchBrowser extends AsyncDisposable {
	readonly page: Page;
}

export async function openBenchBrowser(pageFile: string): Promise<BenchBrowser> {
	const [script, guest, peer] = await Promise.all([bundle(pageFile), bundle("guest.ts"), bundle("peer.ts")]);
	const frames: { guest?: Frame; peer?: Frame } = {};
	const server = createServer((request, response) => {
		const host = request.headers.host ?? "";
		const frame = host.startsWith("peer") ? frames.peer : frames.guest;
		if (host.includes(".sandbox.localhost") && frame) {
			for (const [name, value] of Object.entries(frame.headers)) response.setHeader(name, value);
			response.end(frame.html);
		} else if (request.url === "/page.js") {
			response.setHeader("content-type", "text/javascript").end(script);
		} else {
			response.setHeader("content-type", "text/html").end("<!doctype html><body><script src=/page.js></script>");
		}
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
	frames.guest = renderFrame({ runtime: guest, appOrigins: [origin] });
	frames.peer = renderFrame({ runtime: peer, appOrigins: [origin] });

	const browser = await chromium.launch({
		executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
		args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
	});
	const page = await browser.newPage();
	await page.goto(origin);
	return {
		page,
		async [Symbol.asyncDispose]() {
			await browser.close();
			server.closeAllConnections();
			server.close();
		},
	};
}

async function bundle(file: string): Promise<string> {
	const { outputFiles } = await build({
		entryPoints: [fileURLToPath(new URL(`pages/${file}`, import.meta.url))],
		bundle: true,
		write: false,
		format: "iife",
		target: "es2024",
		minify: true,
		conditions: ["annex-source"],
	});
	return outputFiles[0]?.text ?? "";
}
