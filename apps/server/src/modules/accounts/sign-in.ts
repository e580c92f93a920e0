import { randomUUID } from "node:crypto";
import { APIError } from "better-auth/api";
import type { FastifyRequest } from "fastify";
import type { Context, Role } from "../../context.ts";
import { forgive, throttle } from "../../http/throttle.ts";
import { sqlState } from "../../ports/database/database-on-pool.ts";
import type { Tx } from "../../ports/database/port.ts";
import { type AuthService, cookieHeader } from "./auth.ts";
import type { AuthLibrary } from "./auth-library.ts";
import { errors } from "./errors.ts";
import { insertUser } from "./store.ts";

const MINUTE_MS = 60_000;

export interface SignIn {
	register(request: FastifyRequest, body: { username: string; email: string; password: string }): Promise<string>;
	login(request: FastifyRequest, body: { login: string; password: string }): Promise<string>;
	logout(request: FastifyRequest): Promise<void>;
}

/** Registering, signing in and out. Each answers with the user's id; cookies ride on `auth`. */
export function signIn(context: Context, auth: AuthService, library: AuthLibrary): SignIn {
	/** Moves what an anonymous visitor has and ends his identity, in one transaction. */
	async function merge(fromUserId: string, toUserId: string): Promise<void> {
		await context.database.serializable(async (tx) => {
			const from = await anonymousUser(tx, fromUserId);
			if (!from) return;
			for (const move of context.hooks.identityMoves) await move(fromUserId, toUserId, tx);
			await tx.deleteFrom("users").where("id", "=", fromUserId).execute();
		});
	}

	async function open(request: FastifyRequest, login: string, password: string): Promise<string> {
		const before = await auth.visitor(request).catch(() => undefined);
		const headers = cookieHeader(request);
		try {
			const result = login.includes("@")
				? await library.api.signInEmail({ body: { email: login, password }, headers, returnHeaders: true })
				: await library.api.signInUsername({ body: { username: login, password }, headers, returnHeaders: true });
			if (!result.response) throw errors.login_failed();
			const { id } = result.response.user;
			// Before the new cookie is given out: when this fails, the visitor is still who he was.
			if (before?.anonymous) await merge(before.id, id);
			auth.adopt(request, result.headers);
			return id;
		} catch (thrown) {
			// Whatever the library finds wrong with a name or a password, the answer is the same.
			if (thrown instanceof APIError && thrown.statusCode < 500) throw errors.login_failed();
			throw thrown;
		}
	}

	return {
		async register(request, body) {
			await throttle(context.cache, [{ key: `register:${request.ip}`, limit: 100, windowMs: 60 * MINUTE_MS }]);
			await createAccount(context, library, { ...body, role: "user" });
			return open(request, body.username, body.password);
		},
		async login(request, { login, password }) {
			const account = login.toLowerCase();
			// An address guesses slowly; many addresses guess at one account a little less slowly.
			const guesses = [
				{ key: `login:${account}:${request.ip}`, limit: 10, windowMs: 5 * MINUTE_MS },
				{ key: `login:${account}`, limit: 100, windowMs: 15 * MINUTE_MS },
			];
			// Right or wrong: checking a password is made to cost time.
			const all = { key: `login:${request.ip}`, limit: 100, windowMs: 5 * MINUTE_MS };
			await throttle(context.cache, [...guesses, all]);
			const id = await open(request, login, password);
			await forgive(context.cache, guesses);
			return id;
		},
		async logout(request) {
			if (!request.headers.cookie) return;
			const { headers } = await library.api.signOut({ headers: cookieHeader(request), returnHeaders: true });
			auth.adopt(request, headers);
		},
	};
}

async function anonymousUser(tx: Tx, id: string): Promise<unknown> {
	return tx
		.selectFrom("users")
		.select("id")
		.where("id", "=", id)
		.where("is_anonymous", "is", true)
		.forUpdate()
		.executeTakeFirst();
}

/** Creates a user with a password. Rejects with `username_taken` or `email_taken`. */
export async function createAccount(
	context: Pick<Context, "database" | "clock">,
	library: AuthLibrary,
	account: { username: string; email: string; password: string; role: Role },
): Promise<string> {
	const { password } = await library.$context;
	// Before the transaction: hashing takes long on purpose.
	const passwordHash = await password.hash(account.password);
	const id = randomUUID();
	try {
		await context.database.transaction((tx) => insertUser(tx, { ...account, id, passwordHash }, context.clock.now()));
	} catch (thrown) {
		if (sqlState(thrown) !== "23505") throw thrown;
		throw constraintOf(thrown).includes("email") ? errors.email_taken() : errors.username_taken();
	}
	return id;
}

function constraintOf(thrown: unknown): string {
	const constraint = typeof thrown === "object" && thrown !== null && "constraint" in thrown ? thrown.constraint : "";
	return String(constraint);
}
