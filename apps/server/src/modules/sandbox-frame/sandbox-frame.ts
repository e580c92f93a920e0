import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Config } from "../../config.ts";
import { errors } from "../../errors.ts";
import { portSuffix } from "../../http/hosts.ts";
import { sendProblem } from "../../http/problem.ts";
import { WORKBENCH } from "../apps/apps.ts";

/** Made by the build; without it the runtime is bundled from its sources once per process. */
const BUILT_RUNTIME = new URL("../../../dist/runtime.js", import.meta.url);

/** The address names the bytes. */
const KEPT = "public, max-age=31536000, immutable";
const MAX_RENDERED = 50;

/** Where the app's own host serves the frame, for browsers that cannot reach the labels' hosts. */
export const SHARED_FRAME_PATH = "/sandbox-frame";

export interface SandboxFrame {
	/** The whole of what a sandbox host serves: the frame's document at `/`. */
	serve(request: FastifyRequest, reply: FastifyReply): Promise<void>;
	/**
	 * The same document on the app's host. Its `sandbox` policy gives it an opaque origin there too, but all such
	 * frames share one process: extensions can stop each other, though not the app.
	 */
	serveShared(request: FastifyRequest, reply: FastifyReply): Promise<void>;
	/**
	 * Names what a page from this host gets as its frames, headers included. A sandbox host asked for `/?v=` with it answers
	 * for a year, so that a browser that has the frame starts extensions without the server; anything else is not kept.
	 */
	version(request: FastifyRequest): Promise<string>;
	/** Loads what the first frame needs, so that nobody waits for it. */
	warmUp(): Promise<void>;
}

export function sandboxFrame(options: {
	config: Pick<Config, "publicUrl">;
	/** Origins of an app's pages; none for an app that does not exist. */
	appOrigins: (id: string) => Promise<readonly string[]>;
}): SandboxFrame {
	/** By the origins that may embed it: a Host header names a port, and there may be many. */
	const rendered = new Map<string, Rendered>();
	let loading: Promise<{ runtime: string; renderFrame: RenderFrame }> | undefined;
	const load = () => {
		loading ??= loadFrame().catch((error) => {
			loading = undefined;
			throw error;
		});
		return loading;
	};

	async function render(request: FastifyRequest): Promise<Rendered> {
		const { runtime, renderFrame } = await load();
		const port = portSuffix(request.headers.host);
		const own = options.config.publicUrl ? [options.config.publicUrl] : [];
		// Each app's frames are for its pages alone.
		const app = new URLSearchParams(request.url.split("?", 2)[1]).get("app") ?? WORKBENCH;
		const ofWorkbench = [
			`http://localhost${port}`,
			`http://127.0.0.1${port}`,
			...own.map((url) => new URL(url).origin),
		];
		const appOrigins = new Set([...(app === WORKBENCH ? ofWorkbench : []), ...(await options.appOrigins(app))]);
		const origins = [...appOrigins].sort();
		const known = rendered.get(origins.join());
		if (known?.runtime === runtime) return known;
		const frame = renderFrame({ runtime, appOrigins: origins });
		const version = createHash("sha256").update(JSON.stringify(frame)).digest("hex").slice(0, 16);
		const made = { ...frame, runtime, version };
		if (rendered.size >= MAX_RENDERED) rendered.clear();
		rendered.set(origins.join(), made);
		return made;
	}

	async function send(request: FastifyRequest, reply: FastifyReply): Promise<void> {
		const { html, headers, version } = await render(request);
		const kept = request.url.endsWith(`?v=${version}`) ? { "cache-control": KEPT } : {};
		// `frame-ancestors` says who may embed it; this older header knows only "nobody" and "same origin".
		reply.removeHeader("x-frame-options");
		reply.headers({ "x-content-type-options": "nosniff", "referrer-policy": "no-referrer", ...headers, ...kept });
		await reply.type("text/html; charset=utf-8").send(request.method === "HEAD" ? "" : html);
	}

	return {
		async serve(request, reply) {
			const path = request.url.split("?", 1)[0];
			if (path !== "/" || (request.method !== "GET" && request.method !== "HEAD")) {
				sendProblem(errors.not_found(), request, reply);
				return;
			}
			await send(request, reply);
		},
		serveShared: send,
		version: async (request) => (await render(request)).version,
		async warmUp() {
			await load();
		},
	};
}

interface Rendered {
	readonly html: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly runtime: string;
	readonly version: string;
}

type RenderFrame = typeof import("@annex/sandbox/frame").renderFrame;

async function loadFrame(): Promise<{ runtime: string; renderFrame: RenderFrame }> {
	const { renderFrame } = await import("@annex/sandbox/frame");
	const built = await readFile(BUILT_RUNTIME, "utf8").catch(() => undefined);
	if (built !== undefined) return { runtime: built, renderFrame };
	// Loaded only here: a built server needs no bundler.
	const { bundleRuntime } = await import("@annex/sdk/bundle-runtime");
	return { runtime: await bundleRuntime(), renderFrame };
}
