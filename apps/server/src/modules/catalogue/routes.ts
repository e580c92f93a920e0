import { categories, extensionPage, extensionParams, searchQuery, searchResult } from "@annex/registry-api";
import type { FastifyReply } from "fastify";
import type { Module } from "../../context.ts";
import { admitAppUsers } from "../apps/admit-app-users.ts";
import { catalogueOf } from "./catalogue.ts";
import { fileRoutes } from "./file-routes.ts";
import { indexExtension } from "./index-extension.ts";

/** `extensions`: what everybody may find, read and download; and the search index behind it. */
export const catalogueModule: Module = (context) => (app) => {
	const catalogue = catalogueOf(context);
	admitAppUsers(app);

	async function reindex(id: string): Promise<void> {
		await indexExtension(context, id);
		await catalogue.changed(id);
		await catalogue.indexChanged();
	}
	const { outbox } = context;
	outbox.subscribe("version.approved", "catalogue.approved", ({ payload }) => reindex(payload.extensionId));
	outbox.subscribe("extension.suspended", "catalogue.suspended", ({ payload }) => reindex(payload.extensionId));
	outbox.subscribe("extension.restored", "catalogue.restored", ({ payload }) => reindex(payload.extensionId));

	app.get(
		"/extensions",
		{
			schema: {
				summary: "Search extensions",
				tags: ["catalogue"],
				querystring: searchQuery,
				response: { 200: searchResult },
			},
		},
		async (request, reply) => {
			const { q, sort, limit, offset, category, tag, installable, rating, asks } = request.query;
			const wanted = {
				...{ q, sort, limit, offset },
				...(category ? { category } : {}),
				...(tag ? { tag } : {}),
				...(installable ? { installable: true } : {}),
				...(rating ? { minRating: rating } : {}),
				...(asks ? { asks } : {}),
			};
			// Seen in every browser's developer tools: how much of the answer's time was the index's.
			return await catalogue.search(wanted, (ms) => {
				reply.header("server-timing", `index;dur=${ms.toFixed(2)}`);
			});
		},
	);

	app.get(
		"/extensions/categories",
		{ schema: { summary: "List the categories in use", tags: ["catalogue"], response: { 200: categories } } },
		async () => ({ items: await catalogue.categories() }),
	);

	app.get(
		"/extensions/:id",
		{
			schema: {
				summary: "Read the page of an extension",
				tags: ["catalogue"],
				params: extensionParams,
				response: { 200: extensionPage },
			},
		},
		// Sent as the bytes it was made into once: the schema held when it was made.
		async (request, reply) => {
			const detail = await catalogue.detail(request.params.id, await context.apps.of(request));
			return await (reply as FastifyReply).type("application/json; charset=utf-8").send(detail);
		},
	);

	fileRoutes(context, catalogue, app);
};
