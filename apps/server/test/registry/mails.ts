import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { TestServer } from "../support/index.ts";

/** The mails in the outbox folder that say so. */
export async function mailsAbout(server: TestServer, what: string): Promise<string[]> {
	const names = await readdir(server.dataDir, { recursive: true });
	const mails = names.filter((name) => /mail/.test(name) && /\.(eml|txt|json)$/.test(name));
	const texts = await Promise.all(mails.map((name) => readFile(join(server.dataDir, name), "utf8")));
	return texts.filter((text) => text.includes(what));
}
