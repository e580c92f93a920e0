import {
	app as appAnswer,
	appBody,
	appInfo,
	appParams,
	apps as appsAnswer,
	createdSecret,
	mintTokenBody,
	revokeTokensBody,
	userToken,
} from "@annex/registry-api";
import { z } from "zod";
import type { AppRecord, Context, Module } from "../../context.ts";
import { errors as serverErrors } from "../../errors.ts";
import { portSuffix } from "../../http/hosts.ts";
import { throttle } from "../../http/throttle.ts";
import { platformVersion } from "../catalogue/platform.ts";
import { moderatorsOnly } from "../review/moderators-only.ts";
import { SHARED_FRAME_PATH } from "../sandbox-frame/sandbox-frame.ts";
import { createSecret, deleteSecret, requireSecret } from "./app-secrets.ts";
import { errors } from "./errors.ts";
import { describeApps, registerApp } from "./register-app.ts";
import { mintUserToken, mintVisitorToken, revokeUserTokens } from "./user-tokens.ts";

const tags = ["apps"];
const done = { 204: z.void().describe("Done.") };
const MINUTE_MS = 60_000;
const MINTS_PER_USER = 60;
const MINTS_PER_APP = 6_000;
/** Identities that one address may begin. */
const VISITORS = { limit: 500, windowMs: 60 * MINUTE_MS };
const VISITOR_SECONDS = 30 * 24 * 60 * 60;

/** `apps`: what a page needs to embed the host, and tokens for an app's own users. `admin/apps`: registering them. */
export const appsModule: Module = (context) => (app) => {
	const { apps, cache } = context;

	app.get(
		"/apps/:id",
		{ schema: { summary: "Read what a page needs to embed", tags, params: appParams, response: { 200: appInfo } } },
		async (request) => describe(context, await found(request.params.id), request.headers.host),
	);

	app.post(
		"/apps/:id/tokens",
		{
			schema: {
				summary: "Mint a token for one of the app's users",
				description:
					"For the app's backend, with `Authorization: Bearer` and the app's secret. The user is whoever the app calls by " +
					"this id. The token is good for extensions in this app alone, from pages of its allowed origins.",
				tags,
				params: appParams,
				body: mintTokenBody,
				response: { 201: userToken },
			},
		},
		async (request, reply) => {
			const owner = await requireSecret(context, request, request.params.id);
			const { userId, lifetimeSeconds } = request.body;
			await throttle(cache, [
				{ key: `mint:${owner.id}`, limit: MINTS_PER_APP, windowMs: MINUTE_MS },
				{ key: `mint:${owner.id}:${userId}`, limit: MINTS_PER_USER, windowMs: MINUTE_MS },
			]);
			const minted = await mintUserToken(context, owner, { externalId: userId, lifetimeSeconds });
			return await reply.code(201).send(minted);
		},
	);

	app.post(
		"/apps/:id/tokens/revoke",
		{
			schema: {
				summary: "End all tokens of one of the app's users at once",
				tags,
				params: appParams,
				body: revokeTokensBody,
				response: done,
			},
		},
		async (request, reply) => {
			const owner = await requireSecret(context, request, request.params.id);
			await revokeUserTokens(context, owner, request.body.userId);
			return await reply.code(204).send();
		},
	);

	app.post(
		"/apps/:id/visitors",
		{
			config: { appUsers: true },
			schema: {
				summary: "Begin or prolong an identity that nobody vouches for",
				description:
					"From a page of the app, where the app allows it; with a visitor's token the visitor stays the same.",
				tags,
				params: appParams,
				response: { 201: userToken },
			},
		},
		async (request, reply) => {
			const owner = await found(request.params.id);
			const { origin } = request.headers;
			if (origin === undefined || !owner.allowedOrigins.includes(origin)) throw errors.visitor_origin_refused(owner.id);
			if (owner.policy.visitors !== true) throw errors.visitors_refused(owner.id);
			const known = await apps.user(request);
			if (known && (known.appId !== owner.id || !known.visitor)) throw errors.app_token_refused();
			await throttle(cache, [{ key: `visitors:${request.ip}`, ...VISITORS }]);
			const wish = { userId: known?.userId, lifetimeSeconds: VISITOR_SECONDS };
			return await reply.code(201).send(await mintVisitorToken(context, owner, wish));
		},
	);

	administration(context, app);

	async function found(id: string): Promise<AppRecord> {
		const record = await apps.get(id);
		if (!record) throw serverErrors.not_found();
		return record;
	}
};

/** To everybody but administrators these routes do not exist. */
const administration = (context: Context, app: Parameters<ReturnType<Module>>[0]) => {
	const onRequest = moderatorsOnly(context.auth, "administrator");

	app.get(
		"/admin/apps",
		{ onRequest, schema: { summary: "List the apps", tags, response: { 200: appsAnswer } } },
		async () => ({ items: await describeApps(context, await context.apps.all()) }),
	);

	app.put(
		"/admin/apps/:id",
		{
			onRequest,
			schema: {
				summary: "Register an app, or replace what is written down of it",
				tags,
				params: appParams,
				body: appBody,
				response: { 200: appAnswer },
			},
		},
		async (request) => {
			const { id } = request.params;
			await registerApp(context, id, request.body);
			const record = await context.apps.get(id);
			const [described] = record ? await describeApps(context, [record]) : [];
			if (!described) throw serverErrors.not_found();
			return described;
		},
	);

	app.post(
		"/admin/apps/:id/secrets",
		{
			onRequest,
			schema: {
				summary: "Make a secret for the app's backend",
				description: "`secret` is shown this once.",
				tags,
				params: appParams,
				response: { 201: createdSecret },
			},
		},
		async (request, reply) => {
			const record = await context.apps.get(request.params.id);
			if (!record) throw serverErrors.not_found();
			return await reply.code(201).send(await createSecret(context, record.id));
		},
	);

	app.delete(
		"/admin/apps/:id/secrets/:key",
		{
			onRequest,
			schema: {
				summary: "End a secret of the app at once",
				tags,
				params: appParams.extend({ key: z.string().max(64) }),
				response: done,
			},
		},
		async (request, reply) => {
			await deleteSecret(context, request.params.id, request.params.key);
			return await reply.code(204).send();
		},
	);
};

function describe({ config, publicUrl }: Context, app: AppRecord, host: string | undefined) {
	const url = publicUrl();
	const scheme = url.startsWith("https:") ? "https" : "http";
	return {
		id: app.id,
		name: app.name,
		capabilities: [...app.capabilities],
		permissions: { ...app.permissions },
		visitors: app.policy.visitors ?? false,
		platformVersion,
		sandboxUrl: `${scheme}://*.${config.sandboxHost}${portSuffix(host)}/?app=${app.id}`,
		sharedSandboxUrl: `${scheme}://${host ?? new URL(url).host}${SHARED_FRAME_PATH}?app=${app.id}`,
	};
}
