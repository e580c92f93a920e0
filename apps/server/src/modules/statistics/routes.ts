import { extensionParams, statistics, statisticsQuery } from "@annex/registry-api";
import type { Module } from "../../context.ts";
import { catalogueOf } from "../catalogue/catalogue.ts";
import { authorStatistics } from "./author-statistics.ts";
import { bookkeeper } from "./bookkeeper.ts";
import { mergeInstallHistory } from "./install-history.ts";

/**
 * Counting installs and downloads, and `developer/extensions/:id/statistics`. Figures are down within seconds and at
 * shutdown. A process that is killed loses the downloads of its last seconds; installs are counted anew at the start.
 */
export const statisticsModule: Module = (context) => (app) => {
	const { auth, clock, database, hooks, outbox } = context;
	const books = bookkeeper(context, catalogueOf(context));

	hooks.onIdentityMerged(mergeInstallHistory);
	hooks.onDownload(books.downloaded);
	outbox.subscribe("installation.changed", "installs.count", async ({ payload }) =>
		books.installsChanged(payload.extensionId),
	);
	app.addHook("onReady", async () => books.start());
	app.addHook("onClose", () => books.close());

	app.get(
		"/developer/extensions/:id/statistics",
		{
			onRequest: auth.requireScope("read"),
			schema: {
				summary: "Read how your extension fares: installs, downloads, errors, versions, ratings",
				description: "Per day (UTC) for up to 90 days. Figures only: nothing in it points at a person.",
				tags: ["publishing"],
				params: extensionParams,
				querystring: statisticsQuery,
				response: { 200: statistics },
			},
		},
		async (request) =>
			await authorStatistics({ db: database.db, clock }, auth.user(request).id, request.params.id, request.query.days),
	);
};
