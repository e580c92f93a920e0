import type { FastifyRequest } from "fastify";
import type { AppRecord, Apps } from "../../context.ts";
import { isOwnOrigin } from "../../http/origins.ts";
import type { Cache } from "../../ports/cache/port.ts";
import type { Database } from "../../ports/database/port.ts";
import { errors } from "./errors.ts";
import type { UserTokens } from "./user-tokens.ts";

export const WORKBENCH = "workbench";

const CACHE_MS = 30_000;
const HELD_MS = 1_000;
const MEGABYTE = 1024 * 1024;

/** The embedding applications; records may be half a minute old. */
export interface AppsService extends Apps {
	isAllowedOrigin(origin: string): Promise<boolean>;
	/** Whether a page of this origin acts with the cookies of this registry: its own pages, and no embedding app's. */
	isFirstParty(origin: string, request: FastifyRequest): Promise<boolean>;
	/** Creates the workbench's own record when there is none, and lets it offer what this release offers. */
	ensureWorkbench(): Promise<void>;
}

/** `workbenchOrigins`: other origins that serve the workbench's page, beside what its record says. */
export function appsService(options: {
	database: Database;
	cache: Cache;
	tokens: UserTokens;
	workbenchOrigins: readonly string[];
}): AppsService {
	const { database, cache, tokens, workbenchOrigins } = options;

	async function all(): Promise<readonly AppRecord[]> {
		const cached = (await cache.get("apps")) as AppRecord[] | undefined;
		if (cached) return cached;
		const rows = await database.db.selectFrom("apps").selectAll().orderBy("id").execute();
		const records = rows.map(
			(row): AppRecord => ({
				id: row.id,
				name: row.name,
				allowedOrigins: row.id === WORKBENCH ? [...row.allowed_origins, ...workbenchOrigins] : row.allowed_origins,
				capabilities: row.capabilities,
				permissions: row.permissions,
				policy: row.policy,
			}),
		);
		await cache.set("apps", records, CACHE_MS, ["apps"]);
		return records;
	}

	async function get(id: string): Promise<AppRecord | undefined> {
		return (await all()).find((app) => app.id === id);
	}

	// Nearly every request is the workbench's own; within a second they share one record.
	let held: { app: AppRecord; until: number } | undefined;

	async function workbench(): Promise<AppRecord> {
		const now = performance.now();
		if (held && held.until > now) return held.app;
		const app = await get(WORKBENCH);
		if (!app) throw new Error("The workbench's app record is missing.");
		held = { app, until: now + HELD_MS };
		return app;
	}

	return {
		all,
		get,
		user: (request) => tokens.of(request),
		async of(request) {
			const user = await tokens.of(request);
			if (user) {
				const app = await get(user.appId);
				// Never somewhere else in its place: what the token is for would be done there.
				if (!app) throw errors.app_token_invalid();
				return app;
			}
			const { origin } = request.headers;
			const foreign =
				origin === undefined ? undefined : (await all()).find((app) => app.allowedOrigins.includes(origin));
			return foreign ?? (await workbench());
		},
		isAllowedOrigin: async (origin) => (await all()).some((app) => app.allowedOrigins.includes(origin)),
		async isFirstParty(origin, request) {
			return isOwnOrigin(origin, request) || (await workbench()).allowedOrigins.includes(origin);
		},
		async ensureWorkbench() {
			await database.db
				.insertInto("apps")
				.values({
					id: WORKBENCH,
					name: "Workbench",
					allowed_origins: [],
					capabilities: [
						"commands",
						"settings",
						"ui",
						"storage",
						"editor",
						"decorations",
						"events",
						"network",
						"clipboard",
						"filesystem",
						"notifications",
						"appearance",
						"themes",
						"keybindings",
						"menus",
						"state",
						"media",
						"panels",
						"panels.side",
						"panels.bottom",
						"statusBar",
						"toolbar",
					],
					policy: JSON.stringify({ engines: ["worker"], storageQuotaBytes: 10 * MEGABYTE, autoApprove: false }),
				})
				// What the workbench offers grows with its releases; the rest of the record is the operator's.
				.onConflict((conflict) =>
					conflict.column("id").doUpdateSet(({ ref }) => ({ capabilities: ref("excluded.capabilities") })),
				)
				.execute();
			await cache.invalidate(["apps"]);
		},
	};
}
