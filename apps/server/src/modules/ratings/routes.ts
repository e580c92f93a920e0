import {
	abuseReportBody,
	abuseReportParams,
	abuseReports,
	extensionParams,
	page,
	reasonBody,
	removedReviewParams,
	review,
	reviewBody,
	reviews,
	reviewsQuery,
} from "@annex/registry-api";
import { z } from "zod";
import type { Module } from "../../context.ts";
import { throttle } from "../../http/throttle.ts";
import { catalogueOf } from "../catalogue/catalogue.ts";
import { indexExtension } from "../catalogue/index-extension.ts";
import { moderatorsOnly } from "../review/moderators-only.ts";
import { closeReport, openReports, reportAbuse } from "./abuse-reports.ts";
import { mailRemoval, removeReview } from "./remove-review.ts";
import { deleteReview, putReview, reviewsOf } from "./reviews.ts";

const HOUR_MS = 60 * 60_000;
const REVIEWS_PER_HOUR = 60;
const REPORTS_PER_HOUR = 10;
const tags = ["reviews"];
const done = (what: string) => ({ 204: z.void().describe(what) });

/** `extensions/:id/reviews` and `…/reports`: what people say of an extension, in public and to the moderators. */
export const ratingsModule: Module = (context) => (app) => {
	const { auth, cache, database, outbox } = context;
	const catalogue = catalogueOf(context);

	outbox.subscribe("review.changed", "ratings.index", async ({ payload: { extensionId } }) => {
		await indexExtension(context, extensionId);
		await catalogue.changed(extensionId);
		await catalogue.indexChanged();
	});

	outbox.subscribe("review.removed", "ratings.mail", ({ id, payload }) => mailRemoval(context, { id, ...payload }));

	app.get(
		"/extensions/:id/reviews",
		{
			schema: {
				summary: "Read the reviews of an extension, your own first",
				tags,
				params: extensionParams,
				querystring: reviewsQuery,
				response: { 200: reviews },
			},
		},
		async (request) => await reviewsOf(database.db, request.params.id, await auth.visitor(request), request.query),
	);

	app.put(
		"/extensions/:id/reviews",
		{
			onRequest: auth.requireUser,
			schema: {
				summary: "Write your review, or replace it",
				description:
					"One per person; the last write wins. 403 `review_not_installed`: only who has, or had, the extension " +
					"installed may. 403 `review_own`: nobody reviews what his own publisher publishes.",
				tags,
				params: extensionParams,
				body: reviewBody,
				response: { 200: review },
			},
		},
		async (request) => {
			const user = auth.user(request);
			await throttle(cache, [{ key: `reviews:${user.id}`, limit: REVIEWS_PER_HOUR, windowMs: HOUR_MS }]);
			const written = await putReview(context, user, request.params.id, request.body);
			await catalogue.changed(request.params.id);
			return written;
		},
	);

	app.delete(
		"/extensions/:id/reviews",
		{
			onRequest: auth.requireUser,
			schema: {
				summary: "Take your review back",
				tags,
				params: extensionParams,
				response: done("There is no review of yours."),
			},
		},
		async (request, reply) => {
			const removed = await deleteReview(context, auth.user(request), request.params.id);
			if (removed) await catalogue.changed(request.params.id);
			return await reply.code(204).send();
		},
	);

	app.post(
		"/extensions/:id/reports",
		{
			onRequest: auth.requireUser,
			schema: {
				summary: "Report an extension to the moderators",
				description: "409 `report_open`: your last report about it has not been dealt with.",
				tags,
				params: extensionParams,
				body: abuseReportBody,
				response: done("It lies on the moderators' desk."),
			},
		},
		async (request, reply) => {
			const user = auth.user(request);
			await throttle(cache, [{ key: `abuse:${user.id}`, limit: REPORTS_PER_HOUR, windowMs: HOUR_MS }]);
			await reportAbuse(context, user, request.params.id, request.body);
			return await reply.code(204).send();
		},
	);

	const onRequest = moderatorsOnly(auth);
	app.post(
		"/admin/extensions/:id/reviews/:author/remove",
		{
			onRequest,
			schema: {
				summary: "Remove somebody's review; its author gets the reason by mail",
				tags: ["review"],
				params: removedReviewParams,
				body: reasonBody,
				response: done("Removed, and the rating is counted anew."),
			},
		},
		async (request, reply) => {
			const { id: extensionId, author } = request.params;
			await removeReview(context, auth.user(request), { extensionId, author, reason: request.body.reason });
			await catalogue.changed(extensionId);
			return await reply.code(204).send();
		},
	);

	app.get(
		"/admin/reports",
		{
			onRequest,
			schema: {
				summary: "List the reports of abuse that wait, oldest first",
				tags: ["review"],
				querystring: z.object(page),
				response: { 200: abuseReports },
			},
		},
		(request) => openReports(database.db, request.query),
	);

	app.post(
		"/admin/reports/:id/close",
		{
			onRequest,
			schema: {
				summary: "Close a report of abuse, saying what came of it",
				tags: ["review"],
				params: abuseReportParams,
				body: reasonBody,
				response: done("Closed."),
			},
		},
		async (request, reply) => {
			await closeReport(context, auth.user(request), request.params.id, request.body.reason);
			return await reply.code(204).send();
		},
	);
};
