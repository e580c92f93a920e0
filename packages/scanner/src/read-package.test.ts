import { createHash, randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { readPackage } from "./read-package.ts";
import { buildZip, sampleFiles, sampleManifest, samplePackage, samplePng } from "./testing/index.ts";
import { packageIssues, packageSentences } from "./testing/package-issues.ts";

describe("readPackage", () => {
	it("reads the smallest package whole", async () => {
		const bytes = samplePackage();
		const contents = await readPackage(bytes);
		expect(contents.digest).toBe(createHash("sha256").update(bytes).digest("hex"));
		expect(contents.size).toBe(bytes.length);
		expect(contents.manifest).toMatchObject({ publisher: "acme", engine: "worker", tags: [] });
		expect(contents.rawManifest).toEqual(sampleManifest());
		expect(contents.files.map((file) => file.path)).toEqual(["extension.js", "manifest.json"]);
		expect(contents.modules).toEqual(["extension.js"]);
		expect(contents).toMatchObject({ readme: "", changelog: "", permissions: [] });
		expect(contents.icon).toBeUndefined();
	});

	it("gives every file with its size and digest", async () => {
		const { files } = await readPackage(samplePackage({ "data/words.txt": "one two" }));
		const file = files.find(({ path }) => path === "data/words.txt");
		expect(file).toMatchObject({ size: 7, sha256: createHash("sha256").update("one two").digest("hex") });
		expect(Buffer.from(file?.bytes ?? []).toString()).toBe("one two");
	});

	it("reads documents and the icon's size", async () => {
		const bytes = samplePackage(
			{ "README.md": "# Häuser 😀", "CHANGELOG.md": "1.2.0", "icon.png": samplePng(128) },
			{ icon: "icon.png" },
		);
		const contents = await readPackage(bytes);
		expect(contents).toMatchObject({
			readme: "# Häuser 😀",
			changelog: "1.2.0",
			icon: { path: "icon.png", width: 128, height: 128 },
		});
	});

	it("accepts stored, deflated and streamed entries, folders, UTF-8 names and the extra data of usual tools", async () => {
		const [manifest, main] = Object.entries(sampleFiles());
		const timestamp = Buffer.from([0x55, 0x54, 5, 0, 1, 0, 0, 0, 0]);
		const bytes = buildZip([
			{ name: manifest?.[0] ?? "", data: manifest?.[1] ?? "", method: 0, header: { extra: timestamp } },
			{ name: main?.[0] ?? "", data: main?.[1] ?? "", descriptor: true },
			{ name: "lib/", data: "", method: 0, externalAttributes: ((0o040755 << 16) | 0x10) >>> 0 },
			{ name: "lib/größe.txt", data: "ä", externalAttributes: (0o100644 << 16) >>> 0 },
			{ name: "empty.txt", data: "" },
		]);
		const { files } = await readPackage(bytes);
		expect(files.map(({ path }) => path)).toEqual(["empty.txt", "extension.js", "lib/größe.txt", "manifest.json"]);
	});

	it("normalises what the manifest asks for", async () => {
		const bytes = samplePackage({}, { permissions: ["storage", { "data.read": true, reason: "To count" }] });
		expect((await readPackage(bytes)).permissions).toEqual([
			{ permission: "storage", optional: false },
			{ permission: "data.read", reason: "To count", optional: false },
		]);
	});

	it("does not care what the caller does to the bytes while it reads", async () => {
		const bytes = samplePackage();
		const reading = readPackage(bytes);
		bytes.fill(0);
		expect((await reading).modules).toEqual(["extension.js"]);
	});

	it("reports the faults of entries, manifest and documents together", async () => {
		const bytes = samplePackage(
			{ "../a.js": "", "README.md": Buffer.from([0xff, 0xfe]) },
			{ category: "gaems", main: "index.js" },
		);
		expect((await packageIssues(bytes)).map(({ path }) => path)).toEqual(["../a.js", "category", "README.md"]);
	});

	it("holds the picture of a panel to what it asks of the icon", async () => {
		const contributes = { panels: [{ id: "a", title: "A", icon: "a.png" }] };
		expect(await packageIssues(samplePackage({}, { contributes }))).toMatchObject([
			{ path: "contributes.panels[0].icon", sentence: 'There is no file "a.png" in the package.' },
		]);
		expect(await packageIssues(samplePackage({ "a.png": new Uint8Array(9) }, { contributes }))).toHaveLength(1);
	});

	it("reports a missing main script, a missing icon and both at once", async () => {
		expect(await packageIssues(samplePackage({}, { main: "dist/index.js", icon: "icon.png" }))).toMatchObject([
			{ path: "main", sentence: 'There is no file "dist/index.js" in the package.' },
			{ path: "icon", sentence: 'There is no file "icon.png" in the package.' },
		]);
	});
});

describe("the manifest's file", () => {
	it.each([
		["is missing", { "manifest.json": undefined }, "The package has no manifest.json at its top."],
		["is no JSON", { "manifest.json": "{ publisher: 1 }" }, "It is no valid JSON."],
		["starts with a byte order mark", { "manifest.json": "\ufeff{}" }, "It starts with a byte order mark."],
		["is not UTF-8", { "manifest.json": Buffer.from([0x7b, 0xff, 0x7d]) }, "The manifest is not UTF-8."],
		[
			"has a key twice",
			{ "manifest.json": '{"name":"a","n\\u0061me":"b"}' },
			'It has the key "name" twice in one object.',
		],
		["is nested too deeply", { "manifest.json": `${"[".repeat(20_000)}` }, "It is nested too deeply."],
		[
			"is too large",
			{ "manifest.json": JSON.stringify(randomBytes(150_000).toString("hex")) },
			"The manifest is larger than 256 KB.",
		],
		["is a list", { "manifest.json": "[]" }, "The manifest is a list."],
		["is null", { "manifest.json": "null" }, "The manifest is null."],
	])("is refused when it %s", async (_, files, sentence) => {
		expect(await packageSentences(samplePackage(files))).toBe(sentence);
	});

	it("in a folder of its own gets the fix that mends it", async () => {
		const files = Object.fromEntries(Object.entries(sampleFiles()).map(([path, data]) => [`word-count/${path}`, data]));
		expect(await packageIssues(buildZip(files))).toMatchObject([
			{ fix: "Package the content of the folder, not the folder." },
		]);
	});

	it("cannot reach the prototype of anything", async () => {
		const json = JSON.stringify(sampleManifest()).replace("{", '{"__proto__":{"polluted":true},');
		expect(await packageSentences(samplePackage({ "manifest.json": json }))).toBe(
			'There is no field called "__proto__" here.',
		);
		expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
	});
});

describe("the icon", () => {
	const png = samplePng(16);
	it.each([
		["no PNG", Buffer.from("<svg onload=alert(1)>"), "is no PNG image"],
		["empty", Buffer.alloc(0), "is no PNG image"],
		["cut off", png.subarray(0, 40), "is a PNG image that breaks off"],
		["larger than 512 pixels", samplePng(513, 1), "is 513×1 pixels, and 512×512 is the most"],
		[
			"followed by something else",
			Buffer.concat([png, Buffer.from("<script>")]),
			"is a PNG image with something behind it",
		],
		["damaged", png.map((byte, index) => (index === 50 ? byte ^ 1 : byte)), "is a damaged PNG image"],
	])("is refused when it is %s", async (_, bytes, phrase) => {
		const sentences = await packageSentences(samplePackage({ "icon.png": bytes }, { icon: "icon.png" }));
		expect(sentences).toBe(`The icon "icon.png" ${phrase}.`);
	});

	it("is refused beyond 256 KB", async () => {
		const large = Buffer.concat([png, randomBytes(270_000)]);
		expect(await packageSentences(samplePackage({ "icon.png": large }, { icon: "icon.png" }))).toBe(
			'The icon "icon.png" is larger than 256 KB.',
		);
	});
});
