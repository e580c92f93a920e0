import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { errors } from "../errors.ts";

/** The exclusive right to a data folder. */
export interface DataFolder {
	readonly path: string;
	/** Gives the folder free for the next server. */
	release(): Promise<void>;
}

const SQLITE_BUSY = 5;

/**
 * Takes the folder for this process alone, creating it (mode 0700) when absent.
 * The lock is the operating system's, held through an SQLite file: it dies with the process, however that dies,
 * so a killed server never blocks the next start. Rejects with `data_folder_in_use`.
 */
export async function lockDataFolder(path: string): Promise<DataFolder> {
	await mkdir(path, { recursive: true, mode: 0o700 });
	await chmod(path, 0o700);
	const note = join(path, "server.json");
	const lock = new DatabaseSync(join(path, "lock"), { timeout: 0 });
	try {
		// No journal file: nothing is ever written through this handle.
		lock.exec("pragma journal_mode = memory; begin exclusive");
	} catch (thrown) {
		lock.close();
		if (!isBusy(thrown)) throw thrown;
		throw errors.data_folder_in_use(path, await holder(note));
	}
	await writeFile(note, JSON.stringify({ pid: process.pid, since: new Date().toISOString() }));
	return {
		path,
		async release() {
			if (lock.isOpen) lock.close();
		},
	};
}

function isBusy(thrown: unknown): boolean {
	return thrown instanceof Error && "errcode" in thrown && thrown.errcode === SQLITE_BUSY;
}

/** Only to help a person; the lock itself does not depend on it. */
async function holder(note: string): Promise<string> {
	try {
		const { pid } = JSON.parse(await readFile(note, "utf8")) as { pid?: unknown };
		return typeof pid === "number" ? `process ${pid}` : "another process";
	} catch {
		return "another process";
	}
}
