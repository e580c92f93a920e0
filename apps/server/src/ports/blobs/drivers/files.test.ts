import { mkdtemp, readdir, rm, truncate } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeBlobs } from "../conformance.ts";
import { fileBlobs } from "./files.ts";

let root: string;
beforeAll(async () => {
	root = await mkdtemp(join(tmpdir(), "annex-blobs-"));
});
afterAll(() => rm(root, { recursive: true, force: true }));

const open = async () => fileBlobs(await mkdtemp(join(root, "run-")));

describeBlobs("files", open);

it("refuses to hand out bytes that changed on the disk", async () => {
	const folder = await mkdtemp(join(root, "run-"));
	const blobs = fileBlobs(folder);
	const digest = await blobs.put(new TextEncoder().encode("precious"));
	await truncate(join(folder, digest.slice(0, 2), digest.slice(2)), 3);
	await expect(blobs.get(digest)).rejects.toMatchObject({ code: "blob_corrupt" });
});

it("leaves no half-written file beside the finished one", async () => {
	const folder = await mkdtemp(join(root, "run-"));
	const blobs = fileBlobs(folder);
	const put = Array.from({ length: 10 }, (_, i) => blobs.put(new TextEncoder().encode(`blob ${i % 3}`)));
	await Promise.all(put);
	const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
	expect(files).toHaveLength(3);
});
