import { extensionId, version } from "@annex/manifest";
import { versionParams, versionRecord } from "@annex/registry-api";
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { App, Context } from "../../context.ts";
import { errors as serverErrors } from "../../errors.ts";
import { fileAnswer } from "../../http/openapi.ts";
import { maySeeUnapproved } from "./access.ts";
import type { Catalogue } from "./catalogue.ts";
import { contentTypeOf, fallbackType } from "./content-types.ts";
import { manifestOf, type StoredVersion, storedVersions } from "./version-record.ts";

const YEAR_S = 365 * 24 * 60 * 60;
/** Opened by itself, a stranger's file is a page that can do nothing at all. */
const INERT = "default-src 'none'; sandbox";

const fileParams = z.object({ id: extensionId, version, "*": z.string().min(1).max(1_000) });

/** Versions, packages and files: immutable once approved, absent before to all but author and moderators. */
export function fileRoutes(context: Context, catalogue: Catalogue, app: App): void {
	async function find(request: FastifyRequest, id: string, wanted: string): Promise<StoredVersion> {
		try {
			return await catalogue.version(id, wanted);
		} catch (absent) {
			const [stored] = await storedVersions(context.database.db, id, wanted);
			if (!stored) throw absent;
			const visitor = await context.auth.visitor(request);
			if (!(await maySeeUnapproved(context.database.db, visitor, stored.publisher))) throw absent;
			return stored;
		}
	}

	async function send(
		request: FastifyRequest,
		reply: FastifyReply,
		options: { stored: StoredVersion; digest: string; type: string; saveAs?: string; isDownload: boolean },
	): Promise<FastifyReply> {
		const etag = `"${options.digest}"`;
		reply.headers({
			etag,
			"cache-control": options.stored.public ? `public, max-age=${YEAR_S}, immutable` : "private, no-store",
			"content-security-policy": INERT,
			"x-content-type-options": "nosniff",
		});
		if (options.saveAs) reply.header("content-disposition", `attachment; filename="${options.saveAs}"`);
		else if (options.type === fallbackType) reply.header("content-disposition", "attachment");
		if (request.headers["if-none-match"]?.split(/\s*,\s*/).includes(etag)) return await reply.code(304).send();
		const bytes = await context.blobs.get(options.digest);
		// A version whose scan has not ended has its package, but not yet its files.
		if (!bytes) throw serverErrors.not_found();
		const { extensionId, version } = options.stored.record;
		if (options.isDownload && options.stored.public && request.method === "GET") {
			context.hooks.downloaded({ extensionId, version });
		}
		return await reply.type(options.type).send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
	}

	app.get(
		"/extensions/:id/versions/:version/package",
		{
			schema: {
				summary: "Download a package",
				tags: ["catalogue"],
				params: versionParams,
				produces: ["application/zip"],
				response: { 200: fileAnswer },
			},
		},
		async (request, reply) => {
			const { id, version: wanted } = request.params;
			const stored = await find(request, id, wanted);
			return await send(request, reply, {
				stored,
				digest: stored.digest,
				type: "application/zip",
				saveAs: `${id}-${wanted}.zip`,
				isDownload: true,
			});
		},
	);

	app.get(
		"/extensions/:id/versions/:version/files/*",
		{
			schema: {
				summary: "Read one file of a package",
				description: "As the media type of its name; what has none that is harmless, as bytes to be saved.",
				tags: ["catalogue"],
				params: fileParams,
				produces: ["application/octet-stream"],
				response: { 200: fileAnswer },
			},
		},
		async (request, reply) => {
			const { id, version: wanted, "*": path } = request.params;
			const stored = await find(request, id, wanted);
			const file = stored.record.files.find((one) => one.path === path);
			if (!file) throw serverErrors.not_found();
			// A host that takes a version file by file takes its main script once.
			const isDownload = path === manifestOf(stored.record).main;
			return await send(request, reply, { stored, digest: file.sha256, type: contentTypeOf(path), isDownload });
		},
	);

	app.get(
		"/extensions/:id/versions/:version",
		{
			schema: {
				summary: "Read one version",
				tags: ["catalogue"],
				params: versionParams,
				response: { 200: versionRecord },
			},
		},
		async (request) => (await find(request, request.params.id, request.params.version)).record,
	);
}
