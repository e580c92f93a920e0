import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject } from "vitest";
import { type Config, readConfig } from "../../src/config.ts";
import type { Context, Module } from "../../src/context.ts";
import { createServer } from "../../src/server.ts";
import { copyTemplate } from "./embedded-template.ts";
import { freshPostgres } from "./postgres.ts";
import { type Visitor, visitor } from "./visitor.ts";

export const ADMIN = { email: "admin@annex.example", password: "correct-horse-battery" };

export interface TestServer extends AsyncDisposable {
	url: string;
	dataDir: string;
	context: Context;
	/** A new browser-like client with its own cookies. */
	visitor(): Visitor;
	/** A new signed-in user; the name must be free. */
	user(name: string): Promise<Visitor>;
	admin(): Promise<Visitor>;
	close(): Promise<void>;
}

/**
 * A whole server on a random port and, unless `dataDir` names one, on a data folder of its own.
 * `await using server = await startTestServer()` closes it and removes what it wrote.
 */
export async function startTestServer(
	options: {
		database?: "embedded" | "postgres";
		/** Kept at close, so that another server can start on it. */
		dataDir?: string;
		config?: Partial<Config>;
		workbenchDist?: string;
		/** Instead of the registry's own. */
		modules?: readonly Module[];
	} = {},
): Promise<TestServer> {
	const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), "annex-test-")));
	const postgres = options.database === "postgres" ? await freshPostgres() : undefined;
	if (postgres === undefined && options.dataDir === undefined) {
		await copyTemplate(inject("annexTemplate"), join(dataDir, "database"));
	}
	const config: Config = {
		...readConfig({ PORT: "0", ANNEX_DATA: dataDir, ANNEX_LOG: process.env["ANNEX_LOG"] ?? "silent" }),
		admin: ADMIN,
		databaseUrl: postgres?.url,
		...options.config,
	};
	const server = await createServer(config, {
		warmUp: false,
		...(options.modules === undefined ? {} : { modules: options.modules }),
		...(options.workbenchDist === undefined ? {} : { workbenchDist: options.workbenchDist }),
	});
	const { url } = await server.listen();

	let closed: Promise<void> | undefined;
	const close = () => {
		closed ??= (async () => {
			await server.close();
			await postgres?.drop();
			if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true });
		})();
		return closed;
	};
	return {
		url,
		dataDir,
		context: server.context,
		visitor: () => visitor(url),
		async user(name) {
			const someone = visitor(url);
			await someone.register(name);
			return someone;
		},
		async admin() {
			const someone = visitor(url);
			await someone.login(ADMIN.email, ADMIN.password);
			return someone;
		},
		close,
		[Symbol.asyncDispose]: close,
	};
}
