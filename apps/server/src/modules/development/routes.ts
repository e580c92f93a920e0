import { Readable } from "node:stream";
import {
	developmentLine,
	developmentLines,
	developmentLinesQuery,
	developmentParams,
	developmentProblem,
	developmentResult,
} from "@annex/registry-api";
import { errors as packageErrors } from "@annex/scanner";
import type { FastifyReply } from "fastify";
import { z } from "zod";
import type { Module } from "../../context.ts";
import { throttle } from "../../http/throttle.ts";
import { packageInspector } from "../publishing/inspector/package-inspector.ts";
import { offeredPermissions, permissionIssues } from "../publishing/permission-issues.ts";
import { acceptPackages, uploadedPackage } from "../publishing/upload.ts";
import { type DevelopmentSession, developmentSessions } from "./sessions.ts";

const READ_MS = 20_000;
const PER_MINUTE = 300;
const KEEP_ALIVE_MS = 15_000;

const tags = ["development"];
const params = developmentParams;
const done = { 204: z.void().describe("Done.") };

/** `developer/sessions`: how an extension under development gets into its author's own workbench, unpublished. */
export const developmentModule: Module = (context) => async (app) => {
	const { auth, cache } = context;
	const sessions = developmentSessions();
	// One thread for all saves: publishing does not wait behind them.
	const reader = packageInspector({ timeoutMs: READ_MS });
	// Streams stay open for as long as somebody works; without this the server could not close.
	app.addHook("preClose", async () => sessions.close());
	app.addHook("onClose", async () => void (await reader.close()));
	const limit = (user: { id: string }) =>
		throttle(cache, [{ key: `development:${user.id}`, limit: PER_MINUTE, windowMs: 60_000 }]);

	await app.register(async (uploads) => {
		await acceptPackages(uploads);
		uploads.put(
			"/developer/sessions/:key/build",
			{
				onRequest: auth.requireScope("publish"),
				schema: {
					summary: "Send a build to your own workbench",
					description:
						"A package as for publishing, checked alike; nothing is kept or published. The first one begins the session.",
					tags,
					params,
					consumes: ["application/zip", "application/octet-stream", "multipart/form-data"],
					response: { 200: developmentResult },
				},
			},
			async (request) => {
				const user = auth.user(request);
				await limit(user);
				const { outline, modules } = await reader.open(await uploadedPackage(request));
				const issues = permissionIssues(outline.permissions, offeredPermissions(await context.apps.all()));
				if (issues.length > 0) throw packageErrors.package_invalid(issues.length, { details: { issues } });
				const { manifest } = outline;
				const session = sessions.findOrOpen(user.id, params.parse(request.params).key);
				const revision = session.build({
					id: `${manifest.publisher}.${manifest.name}`,
					version: manifest.version,
					manifest: { ...manifest },
					modules: [...modules],
				});
				return { revision, watchers: session.watchers };
			},
		);
	});

	app.put(
		"/developer/sessions/:key/problem",
		{
			onRequest: auth.requireScope("publish"),
			schema: { summary: "Say why there is no build", tags, params, body: developmentProblem, response: done },
		},
		async (request, reply) => {
			const user = auth.user(request);
			await limit(user);
			sessions.findOrOpen(user.id, request.params.key).problem(request.body);
			return await reply.code(204).send();
		},
	);

	app.get(
		"/developer/sessions/:key/lines",
		{
			onRequest: auth.requireScope("publish"),
			schema: {
				summary: "Read what the extension says in the workbench",
				description: "Waits up to ten seconds for the next line. A session that nobody asks for ends after thirty.",
				tags,
				params,
				querystring: developmentLinesQuery,
				response: { 200: developmentLines },
			},
		},
		(request) => sessions.find(auth.user(request).id, request.params.key).lines(request.query.after),
	);

	app.delete(
		"/developer/sessions/:key",
		{
			onRequest: auth.requireScope("publish"),
			schema: { summary: "End a development session", tags, params, response: done },
		},
		async (request, reply) => {
			sessions.find(auth.user(request).id, request.params.key).end();
			return await reply.code(204).send();
		},
	);

	app.post(
		"/developer/sessions/:key/lines",
		{
			onRequest: auth.requireUser,
			schema: { summary: "Carry a line to the author's terminal", tags, params, body: developmentLine, response: done },
		},
		async (request, reply) => {
			const user = auth.user(request);
			const session = sessions.find(user.id, request.params.key);
			await limit(user);
			session.say({ ...request.body, at: context.clock.now().toISOString() });
			return await reply.code(204).send();
		},
	);

	app.get(
		"/developer/sessions/:key/events",
		{
			onRequest: auth.requireUser,
			schema: {
				summary: "Follow a development session",
				description: "Server-sent events; the data of each is the whole state, the first comes at once.",
				tags,
				params,
				produces: ["text/event-stream"],
				response: { 200: z.string().describe("Events.") },
			},
		},
		async (request, reply) => {
			const session = sessions.find(auth.user(request).id, request.params.key);
			return await sendEvents(reply, session);
		},
	);
};

/** One event now, one for each change, and the end of the answer at the end of the session. */
async function sendEvents(reply: FastifyReply, session: DevelopmentSession): Promise<FastifyReply> {
	const stream = new Readable({ read: () => {} });
	// Proxies close what is silent.
	const keepAlive = setInterval(() => stream.push(":\n\n"), KEEP_ALIVE_MS);
	const stop = session.watch((state) => {
		stream.push(`data: ${JSON.stringify(state)}\n\n`);
		if (state.ended) stream.push(null);
	});
	stream.once("close", () => {
		clearInterval(keepAlive);
		stop();
	});
	reply.raw.once("close", () => stream.destroy());
	return await reply
		.headers({ "cache-control": "no-store", "x-accel-buffering": "no" })
		.type("text/event-stream")
		.send(stream);
}
