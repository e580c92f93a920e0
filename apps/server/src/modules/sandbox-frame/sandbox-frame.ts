import { readFile } from "node:fs/promises";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Config } from "../../config.ts";
import { errors } from "../../errors.ts";
import { portSuffix } from "../../http/hosts.ts";
import { sendProblem } from "../../http/problem.ts";
import { WORKBENCH } from "../apps/apps.ts";

/** Made by the build; without it the runtime is bundled from its sources once per process. */
const BUILT_RUNTIME = new URL("../../../dist/runtime.js", import.meta.url);

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
	/** Loads what the first frame needs, so that nobody waits for it. */
	warmUp(): Promise<void>;
}

export function sandboxFrame(options: {
	config: Pick<Config, "publicUrl">;
	/** Origins of an app's pages; none for an app that does not exist. */
	appOrigins: (id: string) => Promise<readonly string[]>;
}): SandboxFrame {
	let loading: Promise<{ runtime: string; renderFrame: RenderFrame }> | undefined;
	const load = () => {
		loading ??= loadFrame().catch((error) => {
			loading = undefined;
			throw error;
		});
		return loading;
	};

	async function send(request: FastifyRequest, reply: FastifyReply): Promise<void> {
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
		const { html, headers } = renderFrame({ runtime, appOrigins: [...appOrigins] });
		// `frame-ancestors` says who may embed it; this older header knows only "nobody" and "same origin".
		reply.removeHeader("x-frame-options");
		reply.headers({ "x-content-type-options": "nosniff", "referrer-policy": "no-referrer", ...headers });
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
		async warmUp() {
			await load();
		},
	};
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
