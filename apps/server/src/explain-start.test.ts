import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { lockDataFolder } from "./data-folder/lock-data-folder.ts";
import { explainStart } from "./explain-start.ts";

const config = { port: 4000, host: "127.0.0.1", dataDir: "/somewhere" };

it("says that the port is in use, and how to take another", async () => {
	const first = createServer().listen(0, "127.0.0.1");
	await new Promise((resolve) => first.once("listening", resolve));
	const { port } = first.address() as AddressInfo;
	const second = createServer().listen(port, "127.0.0.1");
	const refused = await new Promise((resolve) => second.once("error", resolve));
	first.close();
	expect(explainStart(refused, { ...config, port })).toEqual({
		sentence: `Port ${port} is in use by another program.`,
		fix: expect.stringContaining("PORT=4001 npm start"),
	});
});

it("says that the data folder cannot be written to, and how to choose another", async () => {
	const parent = await mkdtemp(join(tmpdir(), "annex-explain-"));
	try {
		const dataDir = join(parent, "a-file", "data");
		await writeFile(join(parent, "a-file"), "");
		const refused = await lockDataFolder(dataDir).catch((error) => error);
		expect(explainStart(refused, { ...config, dataDir })).toEqual({
			sentence: expect.stringContaining(`The data folder ${dataDir} cannot be written to`),
			fix: expect.stringContaining("ANNEX_DATA"),
		});
	} finally {
		await rm(parent, { recursive: true, force: true });
	}
});

it("lets errors that have words of their own speak for themselves", () => {
	const known = Object.assign(new Error("The folder is in use by process 7."), { code: "x", fix: "Stop it." });
	expect(explainStart(known, config)).toEqual({ sentence: "The folder is in use by process 7.", fix: "Stop it." });
	expect(explainStart("broken", config)).toEqual({ sentence: "broken", fix: "" });
});
