import type { PermissionWords } from "@annex/manifest";
import type {
	FastifyBaseLogger,
	FastifyInstance,
	FastifyReply,
	FastifyRequest,
	onRequestAsyncHookHandler,
	RawReplyDefaultExpression,
	RawRequestDefaultExpression,
	RawServerDefault,
} from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type { Config } from "./config.ts";
import type { AppUser } from "./modules/apps/user-tokens.ts";
import type { Outbox } from "./outbox/outbox.ts";
import type { Blobs } from "./ports/blobs/port.ts";
import type { Cache } from "./ports/cache/port.ts";
import type { Database, Tx } from "./ports/database/port.ts";
import type { AppPolicy } from "./ports/database/schema.ts";
import type { Mail } from "./ports/mail/port.ts";
import type { Queue } from "./ports/queue/port.ts";
import type { Search } from "./ports/search/port.ts";

/** What every module is handed: the ports, who is asking, and where events go. */
export interface Context {
	readonly config: Config;
	readonly database: Database;
	readonly blobs: Blobs;
	readonly cache: Cache;
	readonly queue: Queue;
	readonly search: Search;
	readonly mail: Mail;
	readonly outbox: Outbox;
	readonly auth: Auth;
	readonly apps: Apps;
	readonly hooks: Hooks;
	readonly log: FastifyBaseLogger;
	readonly clock: Clock;
	/** Where browsers reach this server, without a trailing slash; known once it listens. */
	readonly publicUrl: () => string;
}

/** The embedding applications. */
export interface Apps {
	/**
	 * The app of the user token that the request carries; else the one whose allowed origins hold its `Origin`; else the
	 * workbench. Rejects as `user` does.
	 */
	of(request: FastifyRequest): Promise<AppRecord>;
	/** Who a token of an app's user stands for; `undefined` when there is none. Rejects when it is not to be used here. */
	user(request: FastifyRequest): Promise<AppUser | undefined>;
	all(): Promise<readonly AppRecord[]>;
	get(id: string): Promise<AppRecord | undefined>;
}
export interface AppRecord {
	readonly id: string;
	readonly name: string;
	readonly allowedOrigins: readonly string[];
	readonly capabilities: readonly string[];
	/** Of its own capabilities, with its words for them. */
	readonly permissions: Readonly<Record<string, PermissionWords>>;
	readonly policy: AppPolicy;
}

export interface Clock {
	now(): Date;
}

/** Fastify with zod schemas: `schema: { body, querystring, params, response }` types the handler. */
export type App = FastifyInstance<
	RawServerDefault,
	RawRequestDefaultExpression,
	RawReplyDefaultExpression,
	FastifyBaseLogger,
	ZodTypeProvider
>;

/** A module: routes relative to `/api/v1`, event subscriptions, hooks. Runs once, before the server listens. */
export type Module = (context: Context) => (app: App) => void | Promise<void>;

export type Role = "user" | "moderator" | "administrator";
export type Scope = "publish" | "read";

/** Who is asking, as the database knows him; never taken from a field of the request. */
export interface Identity {
	readonly id: string;
	readonly anonymous: boolean;
	readonly username: string | null;
	readonly email: string | null;
	readonly role: Role;
	/** `undefined` for a session (which may do all that its user may); a token may do only what it lists. */
	readonly scopes: readonly Scope[] | undefined;
}

/**
 * The `require…` members are `onRequest` hooks: they answer before the body is read.
 *
 * @example
 * app.post("/developer/extensions", { onRequest: auth.requireScope("publish") }, async (request) => {
 *   const user = auth.user(request);
 * });
 */
export interface Auth {
	/** A signed-in, not anonymous session; API tokens are refused here. 401 `unauthenticated`, 403 `forbidden`. */
	requireUser: onRequestAsyncHookHandler;
	/** A session whose user has this role or a higher one. 401 `unauthenticated`, 403 `forbidden`. */
	requireRole(role: Role): onRequestAsyncHookHandler;
	/** A signed-in session, or an API token with this scope. 401 `unauthenticated`, 403 `forbidden`. */
	requireScope(scope: Scope): onRequestAsyncHookHandler;
	/** The user of a route that one of the hooks above guards. Throws `unauthenticated` otherwise. */
	user(request: FastifyRequest): Identity;
	/** Whoever asks, anonymous identities included; `undefined` when nobody is known. Creates nothing. */
	visitor(request: FastifyRequest): Promise<Identity | undefined>;
	/** Whoever asks; a new anonymous identity (with its cookie) when nobody is known. For the first write. */
	identity(request: FastifyRequest, reply: FastifyReply): Promise<Identity>;
}

/** What one module tells another without knowing it. */
export interface Hooks {
	/**
	 * When an anonymous visitor signs in, what is his moves: `move` runs in the transaction that ends the anonymous
	 * identity; where both have a thing, the account's own wins. It may run again and must be safe to.
	 */
	onIdentityMerged(move: IdentityMove): void;
	readonly identityMoves: readonly IdentityMove[];
	/** `listener` hears of every download of an approved version, see `downloaded`. It must be quick and not throw. */
	onDownload(listener: DownloadListener): void;
	/** The package of an approved version, or its main script, was sent whole. */
	downloaded(download: Download): void;
}
export interface Download {
	readonly extensionId: string;
	readonly version: string;
}
export type DownloadListener = (download: Download) => void;
export type IdentityMove = (fromUserId: string, toUserId: string, tx: Tx) => Promise<void>;
