import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { describeMail } from "../conformance.ts";
import { outboxFolderMail } from "./outbox-folder.ts";

let root: string;
beforeAll(async () => {
	root = await mkdtemp(join(tmpdir(), "annex-mail-"));
});
afterAll(() => rm(root, { recursive: true, force: true }));

describeMail("an outbox folder", async () => {
	const folder = await mkdtemp(join(root, "run-"));
	return {
		mail: outboxFolderMail(folder),
		sent: async () => {
			const names = (await readdir(folder)).filter((name) => name.endsWith(".eml"));
			return Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
		},
	};
});
