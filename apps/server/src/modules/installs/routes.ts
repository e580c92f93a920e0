import {
	extensionParams,
	installation,
	installations,
	installBody,
	installResult,
	patchInstallBody,
	updates,
	updatesBody,
} from "@annex/registry-api";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import type { Identity, Module } from "../../context.ts";
import { errors as serverErrors } from "../../errors.ts";
import { throttle } from "../../http/throttle.ts";
import { admitAppUsers } from "../apps/admit-app-users.ts";
import { catalogueOf } from "../catalogue/catalogue.ts";
import { changeInstallation } from "./change-installation.ts";
import { findUpdates } from "./find-updates.ts";
import { install, planInstall, uninstall } from "./install.ts";
import { installationsOf } from "./installations.ts";
import { mergeInstallations } from "./merge-identity.ts";
import { refuseDeepBody } from "./refuse-deep-body.ts";
import { storageRoutes } from "./storage-routes.ts";

const tags = ["installations"];
const CHANGES_PER_MINUTE = 240;
const CHECKS_PER_MINUTE = 60;

/** `user/extensions`: what a person, signed in or not, has installed in an app, and what those extensions keep. */
export const installsModule: Module = (context) => (app) => {
	const { auth, apps, database, outbox, hooks, cache } = context;
	const catalogue = catalogueOf(context);
	admitAppUsers(app);

	hooks.onIdentityMerged((from, to, tx) => mergeInstallations(outbox, from, to, tx));

	/** Whoever already has something here. Throws `not_found` for the rest: they have nothing that could be found. */
	async function owner(request: FastifyRequest): Promise<Identity> {
		const visitor = await auth.visitor(request);
		if (!visitor) throw serverErrors.not_found();
		return allowed(visitor, request.method === "GET" ? "read" : "write");
	}

	app.addHook("preValidation", refuseDeepBody);

	app.get(
		"/user/extensions",
		{ schema: { summary: "List what is installed", tags, response: { 200: installations } } },
		async (request) => {
			const visitor = await auth.visitor(request);
			if (!visitor) return { items: [] };
			const { id } = await apps.of(request);
			return { items: await installationsOf(database.db, { appId: id, userId: allowed(visitor, "read").id }) };
		},
	);

	app.post(
		"/user/extensions",
		{ schema: { summary: "Install an extension", tags, body: installBody, response: { 201: installResult } } },
		async (request, reply) => {
			const app = await apps.of(request);
			// Before anybody is known: what cannot be installed makes no identity.
			const plan = await planInstall(catalogue, app, request.body);
			const user = allowed(await auth.identity(request, reply), "write");
			await throttle(cache, [{ key: `installs:${user.id}`, limit: CHANGES_PER_MINUTE, windowMs: 60_000 }]);
			await install(context, { appId: app.id, userId: user.id }, plan);
			const { extensionId, version, packageUrl, integrity } = plan.stored.record;
			return await reply.code(201).send({ extensionId, version, packageUrl, integrity });
		},
	);

	app.patch(
		"/user/extensions/:id",
		{
			schema: {
				summary: "Change version, switch, settings, grants or upkeep",
				tags,
				params: extensionParams,
				body: patchInstallBody,
				response: { 200: installation },
			},
		},
		async (request) => {
			const user = await owner(request);
			const app = await apps.of(request);
			const held = { appId: app.id, userId: user.id };
			const extensionId = request.params.id;
			await throttle(cache, [{ key: `installs:${user.id}`, limit: CHANGES_PER_MINUTE, windowMs: 60_000 }]);
			await changeInstallation(context, catalogue, { app, owner: held, extensionId, change: request.body });
			const [changed] = await installationsOf(database.db, held, extensionId);
			if (!changed) throw serverErrors.not_found();
			return changed;
		},
	);

	app.post(
		"/user/extensions/updates",
		{
			schema: {
				summary: "Check for updates",
				description: "Of up to 500 extensions at once; those that do not exist here are left out of the answer.",
				tags,
				body: updatesBody,
				response: { 200: updates },
			},
		},
		async (request) => {
			const visitor = await auth.visitor(request);
			const app = await apps.of(request);
			const owner = visitor && { appId: app.id, userId: allowed(visitor, "read").id };
			const key = `updates:${owner?.userId ?? request.ip}`;
			await throttle(cache, [{ key, limit: CHECKS_PER_MINUTE, windowMs: 60_000 }]);
			return { items: await findUpdates(context, app, { owner, installed: request.body.installed }) };
		},
	);

	app.delete(
		"/user/extensions/:id",
		{
			schema: {
				summary: "Uninstall an extension with its data",
				tags,
				params: extensionParams,
				response: { 204: z.void().describe("Done.") },
			},
		},
		async (request, reply) => {
			const user = await owner(request);
			await uninstall(context, { appId: (await apps.of(request)).id, userId: user.id }, request.params.id);
			return await reply.code(204).send();
		},
	);

	storageRoutes(context, app, owner);
};

/** A session may do all; an API token is for authors' tools: with `read` it may look, and it never changes anything. */
function allowed(user: Identity, what: "read" | "write"): Identity {
	if (user.scopes === undefined || (what === "read" && user.scopes.includes("read"))) return user;
	throw serverErrors.forbidden("This token may not do that to installations.");
}
