import { on, once } from "node:events";
import { access, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import pg from "pg";
import { databaseOnPool } from "../database-on-pool.ts";
import type { Database } from "../port.ts";
import type { EmbeddedReply, EmbeddedStart } from "./embedded-worker.ts";

const MAX_SOCKET_DIR_BYTES = 80;

/**
 * PostgreSQL inside this process, in a worker thread, its files in `folder` (`undefined` = in memory).
 * The caller holds the folder's lock: two of these on one folder destroy it.
 * `onFailure` is told when the thread dies by itself; the process should then end.
 */
export async function embeddedDatabase(options: {
	folder: string | undefined;
	onFailure: (error: Error) => void;
}): Promise<Database> {
	const endCreation = options.folder === undefined ? undefined : await beginCreation(options.folder);
	const socketDir = process.platform === "win32" ? undefined : await makeSocketDir(options.folder);
	const workerData: EmbeddedStart = { folder: options.folder, socketDir };
	const worker = new Worker(new URL("./embedded-worker.ts", import.meta.url), { workerData });

	let closing = false;
	worker.on("error", (error) => {
		if (!closing) options.onFailure(error);
	});
	worker.on("exit", () => {
		if (!closing) options.onFailure(new Error("The embedded database ended by itself."));
	});
	const removeSocketDir = async () => {
		if (socketDir) await rm(socketDir, { recursive: true, force: true });
	};

	const ready = await firstReply(worker);
	if (ready.state === "failed") {
		closing = true;
		await worker.terminate();
		await removeSocketDir();
		throw new Error(`The embedded database cannot open ${options.folder ?? "in memory"}: ${ready.message}`);
	}

	await endCreation?.();

	const pool = new pg.Pool({
		host: ready.host,
		port: ready.port,
		user: "postgres",
		database: "postgres",
		// One connection: the engine runs one statement at a time anyway, and its socket server would let the
		// parse and bind messages of two connections interleave, so that one executes the other's statement.
		max: 1,
		connectionTimeoutMillis: 10_000,
		application_name: "annex",
	});
	pool.on("error", () => {
		// The thread's own `error` and `exit` tell; the pool connects anew by itself.
	});

	return databaseOnPool(pool, async () => {
		closing = true;
		await pool.end();
		worker.postMessage("close");
		await once(worker, "exit");
		await removeSocketDir();
	});
}

/** Node's watch mode sends messages of its own through a worker's channel; they are none of ours. */
async function firstReply(worker: Worker): Promise<EmbeddedReply> {
	for await (const [message] of on(worker, "message")) {
		if (typeof message === "object" && message !== null && "state" in message) return message as EmbeddedReply;
	}
	throw new Error("The embedded database's thread ended without a word.");
}

/**
 * A folder for the socket that only this user can enter, for the embedded database asks for no password. Beside the
 * data, where the next start clears what a killed process left; socket paths hold about 100 bytes, so a long one
 * moves to the folder for temporary files.
 */
async function makeSocketDir(folder: string | undefined): Promise<string> {
	const beside = `${folder}.socket`;
	if (folder === undefined || Buffer.byteLength(beside) > MAX_SOCKET_DIR_BYTES) {
		return mkdtemp(join(tmpdir(), "annex-db-"));
	}
	await rm(beside, { recursive: true, force: true });
	await mkdir(beside, { mode: 0o700 });
	return beside;
}

/**
 * Creating a database takes seconds, in which the process may be killed; what it leaves then cannot be opened.
 * A note beside the folder says that creation has begun, and its presence at the next start that it never ended: what
 * lies there held nothing yet and is made anew. Without the note nothing is ever removed.
 */
async function beginCreation(folder: string): Promise<() => Promise<void>> {
	const note = `${folder}.creating`;
	if (await exists(note)) await rm(folder, { recursive: true, force: true });
	else if (await exists(join(folder, "PG_VERSION"))) return async () => undefined;
	await mkdir(folder, { recursive: true, mode: 0o700 });
	await writeFile(note, "");
	return () => rm(note, { force: true });
}

async function exists(path: string): Promise<boolean> {
	return access(path).then(
		() => true,
		() => false,
	);
}
