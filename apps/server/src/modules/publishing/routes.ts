import {
	ownExtensions as ownExtensionsAnswer,
	ownVersion as ownVersionAnswer,
	publishResult,
	versionParams,
} from "@annex/registry-api";
import type { Module } from "../../context.ts";
import { throttle } from "../../http/throttle.ts";
import { packageInspector } from "./inspector/package-inspector.ts";
import { ownExtensions, ownVersion } from "./own-extensions.ts";
import { publishVersion } from "./publish-version.ts";
import { scanVersion } from "./scan-version.ts";
import { acceptPackages, maxUploadBytes, uploadedPackage } from "./upload.ts";

const PUBLISHES_PER_HOUR = 120;
const HOUR_MS = 60 * 60_000;
const READ_MS = 20_000;
const SCAN_MS = 60_000;

/** `developer/extensions`: taking packages in, scanning them, and telling authors what became of them. */
export const publishingModule: Module = (context) => async (app) => {
	const { auth, database, cache } = context;
	// Two threads: an upload does not wait behind the scans of those who came before.
	const reader = packageInspector({ timeoutMs: READ_MS });
	const scanner = packageInspector({ timeoutMs: SCAN_MS });
	app.addHook("onClose", async () => void (await Promise.all([reader.close(), scanner.close()])));
	context.outbox.subscribe("version.submitted", "publishing.scan", ({ payload, attempt }) =>
		scanVersion(context, scanner.inspect, { ...payload, attempt }),
	);

	await app.register(async (uploads) => {
		await acceptPackages(uploads);
		uploads.post(
			"/developer/extensions",
			{
				onRequest: auth.requireScope("publish"),
				bodyLimit: maxUploadBytes,
				schema: {
					summary: "Publish a version",
					description:
						"The ZIP as the body (`application/zip` or `application/octet-stream`), or as the file `package` of a " +
						"multipart form; at most 20 MB. 202: taken in, the scan goes on. 200: the same bytes were here before. " +
						"409 `version_exists`: other bytes were. 422 `package_invalid`: `issues` says where and how to mend it.",
					tags: ["publishing"],
					consumes: ["application/zip", "application/octet-stream", "multipart/form-data"],
					response: { 200: publishResult, 202: publishResult },
				},
			},
			async (request, reply) => {
				const user = auth.user(request);
				await throttle(cache, [{ key: `publish:${user.id}`, limit: PUBLISHES_PER_HOUR, windowMs: HOUR_MS }]);
				const bytes = await uploadedPackage(request);
				const result = await publishVersion(context, reader.read, {
					user,
					bytes,
				});
				return await reply.code(result.alreadyExisted ? 200 : 202).send(result);
			},
		);
	});

	app.get(
		"/developer/extensions",
		{
			onRequest: auth.requireScope("read"),
			schema: { summary: "List your extensions", tags: ["publishing"], response: { 200: ownExtensionsAnswer } },
		},
		async (request) => ({ items: await ownExtensions(database.db, auth.user(request).id) }),
	);

	app.get(
		"/developer/extensions/:id/versions/:version",
		{
			onRequest: auth.requireScope("read"),
			schema: {
				summary: "Read the status and the findings of your version",
				tags: ["publishing"],
				params: versionParams,
				response: { 200: ownVersionAnswer },
			},
		},
		async (request) => await ownVersion(database.db, auth.user(request).id, request.params.id, request.params.version),
	);
};
