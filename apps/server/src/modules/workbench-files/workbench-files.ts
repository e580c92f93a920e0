import { randomBytes } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { App, Context } from "../../context.ts";
import { errors } from "../../errors.ts";
import { portSuffix } from "../../http/hosts.ts";
import { workbenchPolicy } from "./content-policy.ts";

const NONCE = "__CSP_NONCE__";
/** The page asks the browser in extensions' place; no frame of it, sandboxes included, can ask for itself. */
const PAGE_POWERS = "camera=(self), microphone=(self), geolocation=(), display-capture=(), usb=(), serial=(), hid=()";
const SANDBOX_ORIGIN = "__SANDBOX_ORIGIN__";
const SANDBOX_VERSION = "__SANDBOX_VERSION__";
/** It is no page, and fetches for the pages that it serves; a policy for answers that are none would stop it. */
const SERVICE_WORKER = "service-worker.js";
const SERVICE_WORKER_POLICY = "default-src 'none'; connect-src 'self'";

/** Serves the built workbench at `/`: hashed assets for ever, the page (with a new nonce each time) for every route of it. */
export async function workbenchFiles(
	app: App,
	context: Context,
	options: { folder: string; frameVersion: (request: FastifyRequest) => Promise<string> },
): Promise<void> {
	const { folder, frameVersion } = options;
	const trustedTypes = await trustedTypesOf(join(folder, "..", "csp.json"));

	await app.register(fastifyStatic, { root: folder, serve: false, index: false, preCompressed: true });

	async function page(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
		// Read each time: it is small, and a new build is served without a restart.
		const html = await readFile(join(folder, "index.html"), "utf8").catch(() => undefined);
		if (html === undefined) throw errors.workbench_not_built();
		const nonce = randomBytes(16).toString("base64");
		const scheme = context.config.publicUrl?.startsWith("https:") ? "https" : "http";
		const sandboxOrigin = `${scheme}://*.${context.config.sandboxHost}${portSuffix(request.headers.host)}`;
		return reply
			.header("content-security-policy", workbenchPolicy({ nonce, sandboxOrigin, trustedTypes }))
			.header("permissions-policy", PAGE_POWERS)
			.header("cache-control", "no-store")
			.type("text/html; charset=utf-8")
			.send(
				html
					.replaceAll(NONCE, nonce)
					.replaceAll(SANDBOX_ORIGIN, sandboxOrigin)
					.replaceAll(SANDBOX_VERSION, await frameVersion(request)),
			);
	}

	app.get<{ Params: { "*": string } }>("/*", { schema: { hide: true } }, async (request, reply) => {
		const path = request.params["*"];
		if (path === "api" || path.startsWith("api/")) throw errors.not_found();
		const isAsset = path.startsWith("assets/");
		if (path !== "index.html" && (await isFile(folder, path))) {
			if (path === SERVICE_WORKER) reply.header("content-security-policy", SERVICE_WORKER_POLICY);
			return reply.sendFile(path, isAsset ? { maxAge: "365d", immutable: true } : { maxAge: 0 });
		}
		if (isAsset) throw errors.not_found();
		// Extension ids hold a dot, so what a browser shows as a page is told by what it asks for, not by the address.
		const isPage = !/\.[a-z0-9]+$/i.test(path) || request.headers.accept?.includes("text/html");
		if (!isPage && path !== "index.html") throw errors.not_found();
		return page(request, reply);
	});
}

async function isFile(folder: string, path: string): Promise<boolean> {
	if (path.split(/[\\/]/).some((part) => part === "" || part.startsWith(".")) || path.includes("\0")) return false;
	return (await stat(join(folder, path)).catch(() => undefined))?.isFile() ?? false;
}

/** The names of the page's policies, kept by the workbench beside its sources. */
async function trustedTypesOf(path: string): Promise<string[]> {
	const text = await readFile(path, "utf8").catch(() => undefined);
	if (text === undefined) return [];
	const schema = z.object({ trustedTypes: z.array(z.string().regex(/^[a-z0-9#_-]+$/i)) });
	return schema.parse(JSON.parse(text)).trustedTypes;
}
