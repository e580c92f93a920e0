import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { watchFolder } from "./watch-folder.ts";

let folder = "";
let stop = () => {};
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), "annex-watch-"));
	await mkdir(join(folder, "src"));
	await mkdir(join(folder, "node_modules/x"), { recursive: true });
});
afterEach(async () => {
	stop();
	await rm(folder, { recursive: true, force: true });
});

it("tells of changes in the folder, below it, and in folders that come later", async () => {
	let told = Promise.withResolvers<void>();
	stop = await watchFolder(folder, () => told.resolve());
	for (const path of ["manifest.json", "src/extension.ts"]) {
		await writeFile(join(folder, path), "1");
		await told.promise;
		told = Promise.withResolvers();
	}
	await mkdir(join(folder, "assets"));
	await told.promise;
	told = Promise.withResolvers();
	await writeFile(join(folder, "assets/data.json"), "1");
	await told.promise;
});

it("says nothing of what is installed, hidden or packaged", async () => {
	const told: string[] = [];
	const last = Promise.withResolvers<void>();
	stop = await watchFolder(folder, () => {
		told.push("change");
		last.resolve();
	});
	for (const path of ["node_modules/x/index.js", ".env", "acme.tool-1.0.0.zip"])
		await writeFile(join(folder, path), "1");
	await new Promise((turn) => setTimeout(turn, 100));
	expect(told).toEqual([]);
	await writeFile(join(folder, "README.md"), "1");
	await last.promise;
	expect(told).toEqual(["change"]);
});
