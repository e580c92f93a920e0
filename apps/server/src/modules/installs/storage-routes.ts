import { extensionId } from "@annex/manifest";
import { extensionParams, type Json, storageKey, storageKeys, storageValue } from "@annex/registry-api";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import type { App, Context, Identity } from "../../context.ts";
import { throttle } from "../../http/throttle.ts";
import { extensionStorage } from "./extension-storage.ts";

const tags = ["storage"];
const keyParams = z.object({ id: extensionId, key: storageKey });
const done = { 204: z.void().describe("Done.") };
const WRITES_PER_MINUTE = 1_200;

/** `user/extensions/:id/storage`: what an installed extension keeps for the person who asks. */
export function storageRoutes(context: Context, app: App, owner: (request: FastifyRequest) => Promise<Identity>): void {
	const { apps, cache } = context;
	const storage = extensionStorage(context);
	async function ask(request: FastifyRequest) {
		const user = await owner(request);
		const record = await apps.of(request);
		return { app: record, owner: { appId: record.id, userId: user.id } };
	}

	app.get(
		"/user/extensions/:id/storage",
		{
			schema: {
				summary: "List the keys of an extension",
				tags,
				params: extensionParams,
				response: { 200: storageKeys },
			},
		},
		async (request) => {
			const asking = await ask(request);
			return await storage.keys(asking.owner, asking.app, request.params.id);
		},
	);

	app.get(
		"/user/extensions/:id/storage/:key",
		{ schema: { summary: "Read a value", tags, params: keyParams, response: { 200: storageValue } } },
		async (request) => {
			const { id, key } = request.params;
			const value = await storage.get((await ask(request)).owner, id, key);
			return { value: value as Json };
		},
	);

	app.put(
		"/user/extensions/:id/storage/:key",
		{ schema: { summary: "Keep a value", tags, params: keyParams, body: storageValue.strict(), response: done } },
		async (request, reply) => {
			const { id, key } = request.params;
			const asking = await ask(request);
			await throttle(cache, [{ key: `storage:${asking.owner.userId}`, limit: WRITES_PER_MINUTE, windowMs: 60_000 }]);
			await storage.set(asking.owner, asking.app, id, key, request.body.value);
			return await reply.code(204).send();
		},
	);

	app.delete(
		"/user/extensions/:id/storage/:key",
		{ schema: { summary: "Forget a value", tags, params: keyParams, response: done } },
		async (request, reply) => {
			const { id, key } = request.params;
			await storage.delete((await ask(request)).owner, id, key);
			return await reply.code(204).send();
		},
	);
}
