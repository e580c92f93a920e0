import {
	createdToken,
	createTokenBody,
	developerRegisterBody,
	loginBody,
	type Me,
	me,
	publisher,
	registerBody,
	token,
} from "@annex/registry-api";
import { z } from "zod";
import type { Context, Identity, Module } from "../../context.ts";
import { errors } from "../../errors.ts";
import { registerPublisher } from "./publishers.ts";
import type { SignIn } from "./sign-in.ts";
import { publishersOf } from "./store.ts";
import { createToken, deleteToken, listTokens } from "./tokens.ts";

const description = "Sets the session cookie.";
const tags = ["accounts"];

/** `auth/*`, `developer/register`, `developer/tokens`. */
export function accountsModule(sign: SignIn): Module {
	return (context) => (app) => {
		const { auth } = context;

		app.post(
			"/auth/register",
			{ schema: { summary: "Register", description, tags, body: registerBody, response: { 201: me } } },
			async (request, reply) => {
				const id = await sign.register(request, request.body);
				return await reply.code(201).send(await meById(context, id));
			},
		);
		app.post(
			"/auth/login",
			{ schema: { summary: "Sign in", description, tags, body: loginBody, response: { 200: me } } },
			async (request) => meById(context, await sign.login(request, request.body)),
		);
		app.post(
			"/auth/logout",
			{ schema: { summary: "Sign out", tags, response: { 204: z.null() } } },
			async (request, reply) => {
				await sign.logout(request);
				return await reply.code(204).send(null);
			},
		);
		app.get(
			"/auth/me",
			{
				schema: {
					summary: "Read who one is",
					description: "Creates nobody; 401 when nobody is known.",
					tags,
					response: { 200: me },
				},
			},
			async (request) => {
				const visitor = await auth.visitor(request);
				if (!visitor) throw errors.unauthenticated();
				return shown(context, visitor);
			},
		);

		app.post(
			"/developer/register",
			{
				onRequest: auth.requireScope("publish"),
				schema: {
					summary: "Take a publisher name",
					tags,
					body: developerRegisterBody,
					response: { 201: publisher },
				},
			},
			async (request, reply) => {
				const made = await registerPublisher(context, auth.user(request), request.body.publisher);
				return await reply.code(201).send({ ...made, createdAt: made.createdAt.toISOString() });
			},
		);

		app.get(
			"/developer/tokens",
			{
				onRequest: auth.requireScope("read"),
				schema: { summary: "List one's API tokens", tags, response: { 200: z.object({ items: z.array(token) }) } },
			},
			async (request) => ({ items: await listTokens(context, auth.user(request).id) }),
		);
		app.post(
			"/developer/tokens",
			{
				onRequest: auth.requireUser,
				schema: {
					summary: "Make an API token",
					description: "`token` is shown this once.",
					tags,
					body: createTokenBody,
					response: { 201: createdToken },
				},
			},
			async (request, reply) => {
				const made = await createToken(context, auth.user(request).id, request.body);
				return await reply.code(201).header("cache-control", "no-store").send(made);
			},
		);
		app.delete(
			"/developer/tokens/:id",
			{
				onRequest: auth.requireUser,
				schema: {
					summary: "End an API token at once",
					tags,
					params: z.object({ id: z.string() }),
					response: { 204: z.null() },
				},
			},
			async (request, reply) => {
				await deleteToken(context, auth.user(request).id, request.params.id);
				return await reply.code(204).send(null);
			},
		);
	};
}

async function meById(context: Context, id: string): Promise<Me> {
	const row = await context.database.db
		.selectFrom("users")
		.select(["id", "username", "email", "role"])
		.where("id", "=", id)
		.executeTakeFirstOrThrow();
	return { ...row, anonymous: false, publishers: await publishersOf(context.database, id) };
}

async function shown(context: Context, { id, anonymous, username, email, role }: Identity): Promise<Me> {
	const publishers = anonymous ? [] : await publishersOf(context.database, id);
	return { id, anonymous, username, email, role, publishers };
}
