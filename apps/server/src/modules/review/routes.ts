import { extensionParams, page, reasonBody, reviewDetail, reviewQueue, versionParams } from "@annex/registry-api";
import { z } from "zod";
import type { Module } from "../../context.ts";
import { catalogueOf } from "../catalogue/catalogue.ts";
import { reviewOf } from "./decide.ts";
import { moderatorsOnly } from "./moderators-only.ts";
import { reviewDetailOf, reviewQueuePage } from "./queue.ts";
import { mailRejection } from "./rejection-mail.ts";

const tags = ["review"];
const done = { 204: z.void().describe("Done.") };

/** `admin/…`: what waits for moderators, and what they decide. */
export const reviewModule: Module = (context) => (app) => {
	const { auth, database, blobs, outbox } = context;
	const catalogue = catalogueOf(context);
	const review = reviewOf(context, catalogue.changed);
	const onRequest = moderatorsOnly(auth);

	outbox.subscribe("version.rejected", "review.mail", ({ id, payload }) => mailRejection(context, { id, ...payload }));

	app.get(
		"/admin/review-queue",
		{
			onRequest,
			schema: {
				summary: "List the versions that wait for review, oldest first",
				tags,
				querystring: z.object(page),
				response: { 200: reviewQueue },
			},
		},
		(request) => reviewQueuePage(database.db, request.query),
	);

	app.get(
		"/admin/extensions/:id/versions/:version",
		{
			onRequest,
			schema: {
				summary: "Read all about a version: findings, files, previous version",
				tags,
				params: versionParams,
				response: { 200: reviewDetail },
			},
		},
		({ params }) => reviewDetailOf(database.db, blobs, params.id, params.version),
	);

	app.post(
		"/admin/extensions/:id/versions/:version/approve",
		{ onRequest, schema: { summary: "Publish a version", tags, params: versionParams, response: done } },
		async (request, reply) => {
			await review.approve(auth.user(request), request.params.id, request.params.version);
			return await reply.code(204).send();
		},
	);

	app.post(
		"/admin/extensions/:id/versions/:version/reject",
		{
			onRequest,
			schema: {
				summary: "Turn a version down; the author gets the reason by mail",
				tags,
				params: versionParams,
				body: reasonBody,
				response: done,
			},
		},
		async (request, reply) => {
			const { id, version } = request.params;
			await review.reject(auth.user(request), id, version, request.body.reason);
			return await reply.code(204).send();
		},
	);

	app.post(
		"/admin/extensions/:id/suspend",
		{
			onRequest,
			schema: {
				summary: "Hide an extension and stop its running copies",
				tags,
				params: extensionParams,
				body: reasonBody,
				response: done,
			},
		},
		async (request, reply) => {
			await review.suspend(auth.user(request), request.params.id, request.body.reason);
			return await reply.code(204).send();
		},
	);

	app.post(
		"/admin/extensions/:id/unsuspend",
		{ onRequest, schema: { summary: "Take a suspension back", tags, params: extensionParams, response: done } },
		async (request, reply) => {
			await review.unsuspend(auth.user(request), request.params.id);
			return await reply.code(204).send();
		},
	);
};
