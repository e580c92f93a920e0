import { existsSync } from "node:fs";
import { enableCompileCache } from "node:module";
import { join, relative } from "node:path";
import { build } from "./build.ts";
import { root } from "./lib/run.ts";

/**
 * `npm start`: builds what is stale, runs the whole product on embedded drivers in this process, publishes the
 * first-party extensions at the first start, and says where everything is.
 */
const began = performance.now();
const say = (text: string) => console.log(`\u001b[2m›\u001b[0m ${text}`);

await build({ say }).catch(giveUp);

// Types are stripped and modules compiled once, not at every start. Loaded after the build: the server reads what it made.
enableCompileCache(join(root, "node_modules", ".cache", "annex", "compiled"));
const { readConfig } = await import("../apps/server/src/config.ts");
const { createServer } = await import("../apps/server/src/server.ts");
const { explainStart } = await import("../apps/server/src/explain-start.ts");

const config = settings();
say("Starting the server");
const server = await createServer(config).catch(giveUpStart);

const close = () => {
	server.close().then(
		() => process.exit(0),
		(error) => giveUp(error),
	);
};
process.once("SIGINT", close);
process.once("SIGTERM", close);

const { url } = await server.listen().catch(async (error) => {
	await server.close();
	return giveUpStart(error);
});

const passwordFile = join(config.dataDir, "admin-password.txt");
const { publishFirstParty } = await import("./publish-first-party.ts");
await publishFirstParty({ baseUrl: url, credentials: () => adminCredentials(passwordFile), log: say }).catch(
	(error) => {
		// The product runs without them; the next start tries again.
		console.warn(
			`!! The first-party extensions could not be published: ${error instanceof Error ? error.message : error}`,
		);
	},
);

const administrator = config.admin.password
	? "admin, with the password of ANNEX_ADMIN_PASSWORD"
	: `admin, password in ${relative(process.cwd(), passwordFile) || passwordFile}`;
console.log(`
  Annex is ready (${((performance.now() - began) / 1000).toFixed(1)} s)

  Workbench      ${url}
  API            ${url}/docs
  Data           ${config.databaseUrl ? "PostgreSQL (ANNEX_DATABASE_URL) and " : ""}${config.dataDir}
  Administrator  ${administrator}

  Ctrl-C stops it.
`);

async function adminCredentials(file: string): Promise<{ login: string; password: string } | undefined> {
	if (config.admin.password) return { login: "admin", password: config.admin.password };
	if (!existsSync(file)) return undefined;
	const { readFile } = await import("node:fs/promises");
	return { login: "admin", password: (await readFile(file, "utf8")).trim() };
}

function settings() {
	try {
		return readConfig({ ANNEX_LOG: "warn", ...process.env });
	} catch (error) {
		return giveUp(error);
	}
}

function giveUpStart(error: unknown): never {
	const { sentence, fix } = explainStart(error, config);
	return giveUp({ message: sentence, fix });
}

/** Says what went wrong and what to do about it: no stack trace, for this is nobody's bug. */
function giveUp(error: unknown): never {
	const { message, fix } = error as { message?: unknown; fix?: unknown };
	console.error(`\n${typeof message === "string" ? message : String(error)}`);
	if (typeof fix === "string" && fix) console.error(fix);
	process.exit(1);
}
