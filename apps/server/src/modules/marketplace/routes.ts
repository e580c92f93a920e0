import { extensionHealth, extensionParams, featureBody, marketplaceHome } from "@annex/registry-api";
import { z } from "zod";
import type { Module } from "../../context.ts";
import { cachedReads } from "../catalogue/cached-reads.ts";
import { catalogueOf } from "../catalogue/catalogue.ts";
import { moderatorsOnly } from "../review/moderators-only.ts";
import { feature, unfeature } from "./featured.ts";
import { healthOf } from "./health.ts";
import { marketplaceHomeOf } from "./home.ts";

const HOME_MS = 5 * 60_000;
const HEALTH_MS = 5 * 60_000;
const HOME = "marketplace-home";
const tags = ["catalogue"];
const done = { 204: z.void().describe("Done.") };

/** What the marketplace opens with, who chooses it, and how an extension fares with those who use it. */
export const marketplaceModule: Module = (context) => (app) => {
	const { auth, clock, database } = context;
	const catalogue = catalogueOf(context);
	const reads = cachedReads(context.cache);
	const onRequest = moderatorsOnly(auth);

	app.get(
		"/extensions/home",
		{ schema: { summary: "Read what the marketplace opens with", tags, response: { 200: marketplaceHome } } },
		async () =>
			await reads.read({
				key: HOME,
				ttlMs: HOME_MS,
				tags: ["catalogue", HOME],
				load: () => marketplaceHomeOf(context),
			}),
	);

	app.get(
		"/extensions/:id/health",
		{
			schema: {
				summary: "Read how an extension fares with the people who use it",
				description: "Figures only, up to five minutes old, and none while too few people use it.",
				tags,
				params: extensionParams,
				response: { 200: extensionHealth },
			},
		},
		async ({ params: { id } }) =>
			await reads.read({
				key: `health:${id}`,
				ttlMs: HEALTH_MS,
				tags: [`extension:${id}`],
				load: () => healthOf(database.db, clock, id),
			}),
	);

	async function chosen(id: string): Promise<void> {
		await reads.invalidate([HOME]);
		await catalogue.changed(id);
	}

	app.put(
		"/admin/extensions/:id/featured",
		{
			onRequest,
			schema: {
				summary: "Put an extension at the top of the marketplace",
				tags: ["review"],
				params: extensionParams,
				body: featureBody,
				response: done,
			},
		},
		async (request, reply) => {
			await feature(context, auth.user(request), request.params.id, request.body.note);
			await chosen(request.params.id);
			return await reply.code(204).send();
		},
	);

	app.delete(
		"/admin/extensions/:id/featured",
		{
			onRequest,
			schema: {
				summary: "Take an extension off the top of the marketplace",
				tags: ["review"],
				params: extensionParams,
				response: done,
			},
		},
		async (request, reply) => {
			if (await unfeature(context, auth.user(request), request.params.id)) await chosen(request.params.id);
			return await reply.code(204).send();
		},
	);
};
