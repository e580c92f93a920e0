import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { embeddedDatabase } from "../../src/ports/database/drivers/embedded.ts";
import { migrate } from "../../src/ports/database/migrate.ts";
import { pgBossQueue } from "../../src/ports/queue/drivers/pg-boss.ts";

const CACHE = fileURLToPath(new URL("../../../../node_modules/.cache/annex-test/", import.meta.url));
const MIGRATIONS = new URL("../../src/ports/database/migrations/", import.meta.url);
const PACKAGE = new URL("../../package.json", import.meta.url);

/**
 * The folder of an embedded database with all tables and nothing in them, to be copied: making one from nothing takes
 * seconds. Kept between runs, made anew when a migration or a dependency changes.
 */
export async function embeddedTemplate(): Promise<string> {
	const path = `${CACHE}${await fingerprint()}`;
	if (existsSync(path)) return path;
	const draft = `${path}.${process.pid}`;
	await mkdir(CACHE, { recursive: true });
	const onError = (error: Error) => {
		throw error;
	};
	const database = await embeddedDatabase({ folder: draft, onFailure: onError });
	await migrate(database);
	const queue = await pgBossQueue({ database, onError });
	await queue.close();
	await database.close();
	await rename(draft, path).catch(async (thrown) => {
		// Another run was first.
		await rm(draft, { recursive: true, force: true });
		if (!existsSync(path)) throw thrown;
	});
	return path;
}

/** Several times faster than Node's own copying of a thousand files. */
export async function copyTemplate(template: string, folder: string): Promise<void> {
	await mkdir(folder, { recursive: true, mode: 0o700 });
	await promisify(execFile)("cp", ["-R", `${template}/.`, folder]);
}

async function fingerprint(): Promise<string> {
	const hash = createHash("sha256").update(await readFile(PACKAGE));
	for (const name of (await readdir(MIGRATIONS)).sort())
		hash.update(name).update(await readFile(new URL(name, MIGRATIONS)));
	return hash.digest("hex").slice(0, 16);
}
