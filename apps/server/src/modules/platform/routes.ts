import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Module } from "../../context.ts";
import { fileAnswer } from "../../http/openapi.ts";

/** Made by the build; without it the module is bundled from its sources once per process. */
const BUILT = new URL("../../../dist/platform-api-1.js", import.meta.url);

/** What hosts need of the platform itself: Platform API 1, for the extensions that were written for it. */
export const platformModule: Module = () => async (app) => {
	let loading: Promise<{ text: string; etag: string }> | undefined;

	async function send(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
		loading ??= load().catch((error) => {
			loading = undefined;
			throw error;
		});
		const { text, etag } = await loading;
		reply.headers({ etag, "cache-control": "public, no-cache", "x-content-type-options": "nosniff" });
		if (request.headers["if-none-match"]?.split(/\s*,\s*/).includes(etag)) return await reply.code(304).send();
		return await reply.type("text/javascript; charset=utf-8").send(text);
	}

	app.get(
		"/platform/api-1.js",
		{
			schema: {
				summary: "Read Platform API 1",
				description: "The module that a host puts in front of an extension of version 1, inside its sandbox.",
				tags: ["platform"],
				produces: ["text/javascript"],
				response: { 200: fileAnswer },
			},
		},
		async (request, reply) => await send(request, reply),
	);
};

async function load(): Promise<{ text: string; etag: string }> {
	const text = (await readFile(BUILT, "utf8").catch(() => undefined)) ?? (await bundle());
	return { text, etag: `"${createHash("sha256").update(text).digest("hex")}"` };
}

async function bundle(): Promise<string> {
	// Loaded only here: a built server needs no bundler.
	const { bundlePlatformApi1 } = await import("@annex/sdk/bundle-runtime");
	return await bundlePlatformApi1();
}
