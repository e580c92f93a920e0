import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makePackage } from "../../../../test/registry/make-package.ts";
import { packageInspector } from "./package-inspector.ts";

describe("packageInspector", () => {
	let folder: string;
	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), "annex-inspector-"));
	});
	afterAll(() => rm(folder, { recursive: true, force: true }));

	/** A thread that answers like the real one, unless the package says otherwise. */
	async function scripted(body: string): Promise<URL> {
		const path = join(folder, `${crypto.randomUUID()}.mjs`);
		await writeFile(path, `import { parentPort } from "node:worker_threads";\n${body}`);
		return pathToFileURL(path);
	}
	const answering = `parentPort.on("message", ({ id, bytes }) => {
		if (bytes[0] === 1) for (;;) {}
		if (bytes[0] === 2) { const held = []; for (;;) held.push(new Array(1e5).fill(id)); }
		if (bytes[0] === 3) process.exit(7);
		parentPort.postMessage({ id, kind: "read", value: { size: bytes[0] } });
	});`;

	it("reads and judges a real package", async () => {
		const inspector = packageInspector();
		const outline = await inspector.read(makePackage());
		expect(outline.manifest.displayName).toBe("Word Count");
		expect(outline.files.map((file) => file.path)).toEqual(["README.md", "extension.js", "manifest.json"]);
		const { files } = await inspector.inspect(makePackage());
		expect(files.every((file) => file.bytes instanceof Uint8Array)).toBe(true);
		await inspector.close();
	});

	it("hands the faults of a package on with their issues", async () => {
		const inspector = packageInspector();
		await expect(inspector.read(makePackage({ version: "one" }))).rejects.toMatchObject({
			code: "package_invalid",
			status: 422,
			details: { issues: [{ path: "version" }] },
		});
		await inspector.close();
	});

	it.each([
		["never ends", 1],
		["takes all memory", 2],
		["ends the thread", 3],
	])("gives up on a package that %s and goes on with the next", async (_, first) => {
		const inspector = packageInspector({ script: await scripted(answering), timeoutMs: 2_000, memoryMb: 64 });
		const [bad, good] = await Promise.allSettled([
			inspector.read(Uint8Array.of(first)),
			inspector.read(Uint8Array.of(9)),
		]);
		expect(bad).toMatchObject({
			status: "rejected",
			reason: { code: "package_too_costly", details: { issues: [{ path: "" }] } },
		});
		expect(good).toMatchObject({ status: "fulfilled", value: { size: 9 } });
		await inspector.close();
	});

	it("rejects what waits when it closes, and what comes later", async () => {
		const inspector = packageInspector({ script: await scripted(answering) });
		const waiting = [inspector.read(Uint8Array.of(1)), inspector.read(Uint8Array.of(9))];
		const settled = Promise.allSettled(waiting);
		await inspector.close();
		for (const one of await settled) expect(one).toMatchObject({ reason: { code: "inspector_closed" } });
		await expect(inspector.read(Uint8Array.of(9))).rejects.toMatchObject({ code: "inspector_closed" });
	});
});
