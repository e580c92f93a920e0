import { fileURLToPath } from "node:url";
import type { Config } from "./config.ts";
import type { Context, Module } from "./context.ts";
import { lockDataFolder } from "./data-folder/lock-data-folder.ts";
import { hooks } from "./hooks.ts";
import { API_PREFIX, createHttp } from "./http/create-http.ts";
import { createLog } from "./log.ts";
import { accounts } from "./modules/accounts/accounts.ts";
import { appsService } from "./modules/apps/apps.ts";
import { userTokens } from "./modules/apps/user-tokens.ts";
import { modules } from "./modules/index.ts";
import { operations } from "./modules/operations/operations.ts";
import { packageFiles } from "./modules/package-files/package-files.ts";
import { SHARED_FRAME_PATH, sandboxFrame } from "./modules/sandbox-frame/sandbox-frame.ts";
import { workbenchFiles } from "./modules/workbench-files/workbench-files.ts";
import { outboxRelay } from "./outbox/relay.ts";
import { openPorts } from "./ports/open-ports.ts";

const WORKBENCH_DIST = fileURLToPath(new URL("../../workbench/dist/", import.meta.url));
const PACKAGES = fileURLToPath(new URL("../../../dist/packages/", import.meta.url));
/** What requests get at shutdown; jobs get as much again, and the whole stays under ten seconds. */
const REQUESTS_MS = 4_000;

export interface Server {
	/** Where browsers reach it; the port is the true one after `listen`. */
	readonly url: string;
	readonly context: Context;
	/** Accepts requests from then on. */
	listen(): Promise<{ url: string }>;
	/** Stops accepting, lets requests and jobs finish, and closes everything, within ten seconds. */
	close(): Promise<void>;
}

export interface ServerOptions {
	/** The embedded database died by itself; by default the process ends. */
	onFatal?: (error: Error) => void;
	/** Loads what the first visitor needs at once rather than when he comes. On by default. */
	warmUp?: boolean;
	workbenchDist?: string;
	/** What is mounted under `/api/v1` besides the accounts; the whole registry by default. */
	modules?: readonly Module[];
}

/** The composition root. Rejects with `data_folder_in_use` when another server runs on the same folder. */
export async function createServer(config: Config, options: ServerOptions = {}): Promise<Server> {
	const log = createLog(config);
	const folder = await lockDataFolder(config.dataDir);
	try {
		return await assemble(config, options, log, () => folder.release());
	} catch (thrown) {
		await folder.release();
		throw thrown;
	}
}

async function assemble(
	config: Config,
	options: ServerOptions,
	log: ReturnType<typeof createLog>,
	releaseFolder: () => Promise<void>,
): Promise<Server> {
	const ports = await openPorts({
		config,
		log,
		onFatal:
			options.onFatal ??
			((error) => {
				log.fatal({ err: error }, "the embedded database died");
				process.exit(1);
			}),
	});
	try {
		const clock = { now: () => new Date() };
		const relay = outboxRelay({
			...ports,
			onError: (error) => log.warn({ err: error }, "events could not be carried; they wait"),
		});
		const tokens = userTokens({ ...ports, clock });
		const apps = appsService({ ...ports, tokens, workbenchOrigins: config.workbenchOrigins });
		const {
			auth,
			module: accountsModule,
			ensureAdministrator,
		} = await accounts({ ...ports, config, clock, log, apps });
		const frame = sandboxFrame({
			config,
			appOrigins: async (id) => (await apps.get(id))?.allowedOrigins ?? [],
		});
		const app = await createHttp({
			config,
			log,
			isAllowedOrigin: (origin) => apps.isAllowedOrigin(origin),
			isFirstParty: (origin, request) => apps.isFirstParty(origin, request),
			serveSandbox: frame.serve,
		});

		let url = config.publicUrl ?? `http://localhost:${config.port}`;
		const context: Context = {
			...ports,
			config,
			clock,
			log,
			auth,
			apps,
			outbox: relay,
			hooks: hooks(),
			publicUrl: () => url,
		};
		app.addHook("onSend", (request, reply, _payload, done) => {
			const cookies = auth.cookies(request);
			if (cookies.length > 0) reply.header("set-cookie", [...cookies]);
			done();
		});
		operations(app, context, relay);
		for (const module of [accountsModule, ...(options.modules ?? modules)]) {
			await app.register(async (scope) => module(context)(scope), { prefix: API_PREFIX });
		}
		app.get(SHARED_FRAME_PATH, { schema: { hide: true } }, frame.serveShared);
		await packageFiles(app, PACKAGES);
		await workbenchFiles(app, context, {
			folder: options.workbenchDist ?? WORKBENCH_DIST,
			frameVersion: frame.version,
		});
		await apps.ensureWorkbench();
		await ensureAdministrator(context);
		await app.ready();
		await relay.start();

		let closed: Promise<void> | undefined;
		return {
			get url() {
				return url;
			},
			context,
			async listen() {
				await app.listen({ port: config.port, host: config.host });
				const address = app.server.address();
				if (config.publicUrl === undefined && typeof address === "object" && address !== null) {
					url = `http://localhost:${address.port}`;
				}
				if (options.warmUp ?? true) {
					frame.warmUp().catch((error) => log.error({ err: error }, "the sandbox frame cannot be made"));
				}
				return { url };
			},
			close() {
				closed ??= (async () => {
					const cut = setTimeout(() => app.server.closeAllConnections(), REQUESTS_MS);
					await app.close();
					clearTimeout(cut);
					await relay.close();
					await ports.close();
					await releaseFolder();
				})();
				return closed;
			},
		};
	} catch (thrown) {
		await ports.close();
		throw thrown;
	}
}
