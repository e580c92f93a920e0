import { catalogueBatch, catalogueBatchResult, extensionParams } from "@annex/registry-api";
import { z } from "zod";
import type { Module } from "../../context.ts";
import { errors as serverErrors } from "../../errors.ts";
import { catalogueOf } from "../catalogue/catalogue.ts";
import { moderatorsOnly } from "../review/moderators-only.ts";
import { importEntries, removeEntry } from "./import-entries.ts";
import { indexEntries } from "./index-entries.ts";

const BODY_LIMIT_BYTES = 4 * 1024 * 1024;
const tags = ["catalogue"];

/** `admin/catalogue/entries`: what other catalogues publish, listed here without its packages. For mirrors. */
export const catalogueImportModule: Module = (context) => (app) => {
	const catalogue = catalogueOf(context);
	const onRequest = moderatorsOnly(context.auth, "administrator");

	context.outbox.subscribe("catalogue.changed", "catalogue.entries", async ({ payload }) => {
		await indexEntries(context, payload.ids);
		await catalogue.indexChanged();
	});

	app.post(
		"/admin/catalogue/entries",
		{
			onRequest,
			bodyLimit: BODY_LIMIT_BYTES,
			schema: {
				summary: "List entries of another catalogue",
				description:
					"All of a batch or nothing. What is known already is brought up to date; a batch may be sent again.",
				tags,
				body: catalogueBatch,
				response: { 200: catalogueBatchResult },
			},
		},
		async (request) => {
			const result = await importEntries(context, request.body.entries);
			if (result.updated > 0) for (const id of result.ids) await catalogue.changed(id);
			return result;
		},
	);

	app.delete(
		"/admin/catalogue/entries/:id",
		{
			onRequest,
			schema: {
				summary: "Take a listed entry out",
				tags,
				params: extensionParams,
				response: { 204: z.void().describe("Done.") },
			},
		},
		async (request, reply) => {
			if (!(await removeEntry(context, request.params.id))) throw serverErrors.not_found();
			await catalogue.changed(request.params.id);
			return await reply.code(204).send();
		},
	);
};
