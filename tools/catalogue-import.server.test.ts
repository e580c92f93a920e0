import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { withSession } from "annex";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ADMIN, startTestServer, type TestServer } from "../apps/server/test/support/index.ts";
import { type ImportProgress, importCatalogue } from "./catalogue-import.ts";

const entry = (number: number, more: object = {}) =>
	JSON.stringify({
		id: `meadow/tool-${number}`,
		name: `Tool ${number}`,
		source: "meadow",
		colour: "unknown field",
		...more,
	});

describe("importCatalogue", { timeout: 60_000 }, () => {
	let server: TestServer;
	let folder: string;
	beforeAll(async () => {
		server = await startTestServer();
		folder = await mkdtemp(join(tmpdir(), "annex-import-"));
	});
	afterAll(async () => {
		await server.close();
		await rm(folder, { recursive: true, force: true });
	});

	async function run(name: string, lines: string[], from?: number) {
		const file = join(folder, name);
		const text = `${lines.join("\n")}\n`;
		await writeFile(file, name.endsWith(".gz") ? gzipSync(text) : text);
		const progress: ImportProgress[] = [];
		const login = { login: ADMIN.email, password: ADMIN.password };
		const result = await withSession({ fetch: globalThis.fetch }, server.url, login, (client) =>
			importCatalogue({
				file,
				client,
				onProgress: (one) => progress.push(one),
				...(from === undefined ? {} : { from }),
			}),
		);
		return { result, progress };
	}

	it("sends a compressed file in batches, says how far it is, and changes nothing the second time", async () => {
		const lines = Array.from({ length: 1_100 }, (_, index) => entry(index));
		lines.push(entry(0, { id: "meadow/Tool X" }));
		const first = await run("many.jsonl.gz", lines);
		expect(first.result).toEqual({ lines: 1_101, created: 1_101, updated: 0, unchanged: 0, renamed: 1 });
		expect(first.progress.map(({ done }) => done)).toEqual([500, 1_000, 1_101]);
		expect(first.progress.at(-1)).toEqual({ done: 1_101, total: 1_101 });
		expect((await run("many.jsonl.gz", lines)).result).toMatchObject({ created: 0, updated: 0, unchanged: 1_101 });
	});

	it("stops at a line that does not fit, keeps what stood before it, and goes on from there", async () => {
		const lines = [entry(5_000), "", entry(5_001), entry(5_002, { downloads: -1 }), entry(5_003)];
		await expect(run("faulty.jsonl", lines)).rejects.toMatchObject({ line: 4, message: /downloads/ });
		lines[3] = entry(5_002);
		expect((await run("faulty.jsonl", lines, 4)).result).toMatchObject({ created: 2, unchanged: 0 });
		expect((await run("faulty.jsonl", lines)).result).toMatchObject({ created: 0, unchanged: 4 });
	});

	it("says what is wrong with a line that is no JSON, and with a file that is not there", async () => {
		await expect(run("broken.jsonl", [entry(1), "{"])).rejects.toMatchObject({ line: 2 });
		const client = { admin: {} } as never;
		await expect(importCatalogue({ file: join(folder, "none.jsonl"), client })).rejects.toThrow("ENOENT");
		await expect(importCatalogue({ file: join(folder, "none.jsonl.gz"), client })).rejects.toThrow("ENOENT");
	});
});
