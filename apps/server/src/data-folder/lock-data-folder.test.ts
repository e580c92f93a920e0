import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, it } from "vitest";
import { lockDataFolder } from "./lock-data-folder.ts";

let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), "annex-lock-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it("lets one holder in, tells the second who that is, and lets the next in after the release", async () => {
	const first = await lockDataFolder(folder);
	await expect(lockDataFolder(folder)).rejects.toMatchObject({
		code: "data_folder_in_use",
		message: expect.stringContaining(`process ${process.pid}`),
		fix: expect.stringContaining("ANNEX_DATA"),
	});
	await first.release();
	await first.release();
	await (await lockDataFolder(folder)).release();
});

it("lets exactly one of many in that come at the same time", async () => {
	const results = await Promise.allSettled(Array.from({ length: 8 }, () => lockDataFolder(folder)));
	const winners = results.filter((result) => result.status === "fulfilled");
	expect(winners).toHaveLength(1);
	await winners[0]?.value.release();
});

it("is free again at once when its holder was killed", async () => {
	const source = fileURLToPath(new URL("./lock-data-folder.ts", import.meta.url));
	const script = `import { lockDataFolder } from ${JSON.stringify(source)};
		await lockDataFolder(${JSON.stringify(folder)}); console.log("held"); setInterval(() => {}, 1000);`;
	const child = spawn(process.execPath, ["-C", "annex-source", "--input-type=module", "-e", script], {
		cwd: fileURLToPath(new URL(".", import.meta.url)),
		stdio: ["ignore", "pipe", "inherit"],
	});
	await once(child.stdout, "data");
	await expect(lockDataFolder(folder)).rejects.toMatchObject({
		message: expect.stringContaining(`process ${child.pid}`),
	});
	const gone = once(child, "exit");
	child.kill("SIGKILL");
	await gone;
	await (await lockDataFolder(folder)).release();
});

it("closes the folder to other users of the machine", async () => {
	const held = await lockDataFolder(join(folder, "new"));
	expect((await stat(held.path)).mode & 0o777).toBe(0o700);
	await held.release();
});
