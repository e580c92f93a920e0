import { randomBytes } from "node:crypto";
import { join } from "node:path";
import type { FastifyBaseLogger } from "fastify";
import type { Config } from "../../config.ts";
import type { Clock, Context, Module } from "../../context.ts";
import { keepSecret } from "../../data-folder/keep-secret.ts";
import type { Cache } from "../../ports/cache/port.ts";
import type { Database } from "../../ports/database/port.ts";
import type { AppsService } from "../apps/apps.ts";
import { ensureAdministrator } from "./administrator.ts";
import { type AuthService, authService } from "./auth.ts";
import { authLibrary } from "./auth-library.ts";
import { accountsModule } from "./routes.ts";
import { signIn } from "./sign-in.ts";

export interface Accounts {
	auth: AuthService;
	module: Module;
	ensureAdministrator(context: Context): Promise<void>;
}

/** The accounts' parts, put together: the auth service for every module, and their own routes. */
export async function accounts(options: {
	database: Database;
	cache: Cache;
	config: Config;
	clock: Clock;
	log: FastifyBaseLogger;
	apps: AppsService;
}): Promise<Accounts> {
	const { database, cache, config, clock, log, apps } = options;
	const library = authLibrary({
		database,
		config,
		secret: await sessionSecret(config),
		// Failed sign-ins and the like; failures of the library itself arrive as exceptions.
		onLog: (level, message) => log.debug({ level }, message),
	});
	const auth = authService({ database, cache, library, clock, apps });
	return {
		auth,
		module: (context) => accountsModule(signIn(context, auth, library))(context),
		ensureAdministrator: (context) => ensureAdministrator(context, library),
	};
}

/** Signs the cookies. Kept beside the data, so that sessions outlive a restart. */
async function sessionSecret(config: Config): Promise<string> {
	if (config.sessionSecret) return config.sessionSecret;
	return keepSecret(join(config.dataDir, "session-secret"), () => randomBytes(32).toString("base64url"));
}
