import { deflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { buildZip, sampleFiles, type ZipEntry, type ZipFrame } from "../testing/index.ts";
import { packageIssues, packageSentences } from "../testing/package-issues.ts";

const honest: readonly ZipEntry[] = Object.entries(sampleFiles()).map(([name, data]) => ({ name, data }));

/** A package that is honest but for the entries and the frame given. */
function spoiled(entries: readonly ZipEntry[], frame?: ZipFrame): Uint8Array {
	return buildZip([...honest, ...entries], frame);
}

function extra(id: number, data: Uint8Array = Buffer.alloc(0)): Uint8Array {
	const head = Buffer.alloc(4);
	head.writeUInt16LE(id, 0);
	head.writeUInt16LE(data.length, 2);
	return Buffer.concat([head, data]);
}

describe("names of entries", () => {
	it.each<[string, string | Uint8Array, string]>([
		["climb out", "../evil.js", "has a path that climbs out of the package"],
		["climb out from inside", "lib/../../evil.js", "has a path that climbs out of the package"],
		["are absolute", "/etc/passwd", "has an absolute path"],
		["use backslashes", "lib\\evil.js", "has a backslash in its path"],
		["climb out with backslashes", "..\\evil.js", "has a backslash in its path"],
		["name a drive", "C:/evil.js", "names a drive"],
		["name a stream", "a.js:evil", "has a character in its name that some systems refuse"],
		["hold NUL", "a.js\0.png", "has the hidden character U+0000 in its name"],
		["hold control characters", "a\u001b[2J.js", "has the hidden character U+001B in its name"],
		["hold line breaks", "a\nb.js", "has a character in its name that some systems refuse"],
		["hold bidirectional overrides", "a\u202egnp.js", "has the hidden character U+202E in its name"],
		["hold zero-width characters", "a\u200bb.js", "has the hidden character U+200B in its name"],
		["are not NFC", "e\u0301.js", "has a name that is not in Unicode form NFC"],
		["are not UTF-8", Buffer.from([0x61, 0xff, 0x2e, 0x6a, 0x73]), "has a name that is not UTF-8"],
		["are not ASCII without saying UTF-8", Buffer.from("ä.js"), "has a name that is not UTF-8"],
		["are empty", "", "has an empty name"],
		["have empty steps", "lib//a.js", "has an empty step or a dot in its path"],
		["have dots as steps", "./a.js", "has an empty step or a dot in its path"],
		["end with a dot", "a.js.", "has a name that starts or ends with a space or ends with a dot"],
		["end with a space", "a.js ", "has a name that starts or ends with a space or ends with a dot"],
		["are kept for devices", "con.js", "has a name that Windows keeps for a device"],
		["are kept for devices in folders", "lib/LPT1", "has a name that Windows keeps for a device"],
		["are too long", `${"a".repeat(201)}`, "has a path of more than 200 characters"],
		["lie too deep", "a/b/c/d/e/f/g/h/i/j/k.js", "lies more than 10 levels deep"],
	])("are refused when they %s", async (_, name, phrase) => {
		const sentences = await packageSentences(spoiled([{ name, data: "" }]));
		expect(sentences).toContain(phrase);
	});

	it("are shown without repeating what is hidden in them", async () => {
		const [issue] = await packageIssues(spoiled([{ name: "a\u202eb\u001b.js", data: "" }]));
		expect(JSON.stringify(issue)).toContain("u{202e}");
		expect([issue?.path, issue?.sentence].join("")).toMatch(/^\P{C}+$/u);
	});
});

describe("names that collide", () => {
	it.each<[string, string[], string]>([
		["the same twice", ["a.js", "a.js"], '"a.js" is in the package twice.'],
		["case", ["Lib/A.js", "Lib/a.js"], '"Lib/a.js" and "Lib/A.js" are one name on some systems.'],
		["case of a folder", ["Lib/a.js", "lib/b.js"], '"lib" and "Lib" are one name on some systems.'],
		["compatibility letters", ["ﬁle.js", "file.js"], '"file.js" and "ﬁle.js" are one name on some systems.'],
		["sharp s", ["straße.js", "STRASSE.js"], '"STRASSE.js" and "straße.js" are one name on some systems.'],
		["a file where a folder is", ["lib/a.js", "lib"], '"lib" is both a file and a folder.'],
		["a folder where a file is", ["lib", "lib/a.js"], '"lib" is both a file and a folder.'],
		["another manifest", ["Manifest.json"], '"Manifest.json" and "manifest.json" are one name on some systems.'],
	])("are refused: %s", async (_, names, sentence) => {
		expect(await packageSentences(spoiled(names.map((name) => ({ name, data: "" }))))).toBe(sentence);
	});
});

describe("kinds of entries", () => {
	it.each<[string, Partial<ZipEntry>, string]>([
		["a symbolic link", { data: "/etc/passwd", externalAttributes: (0o120777 << 16) >>> 0 }, "is a symbolic link"],
		["a device", { externalAttributes: (0o060644 << 16) >>> 0 }, "is a device, pipe or socket"],
		["a pipe", { externalAttributes: (0o010644 << 16) >>> 0 }, "is a device, pipe or socket"],
		["a socket", { externalAttributes: (0o140644 << 16) >>> 0 }, "is a device, pipe or socket"],
		["a volume label", { externalAttributes: 0x08 }, "is a volume label"],
		[
			"a folder by its attributes only",
			{ externalAttributes: 0x10 },
			"is a file by its name and a folder by its attributes",
		],
		["encrypted", { header: { flags: 0x0801 } }, "is encrypted"],
		["encrypted in its own header only", { local: { flags: 0x0801 } }, "is encrypted"],
		["strongly encrypted", { header: { flags: 0x2801 } }, "is encrypted"],
		["compressed with an unknown method", { header: { method: 93 } }, "uses compression method 93"],
		["carrying a comment", { comment: "hello" }, "carries a comment"],
		["carrying ZIP64 sizes", { header: { extra: extra(1, Buffer.alloc(16)) } }, "carries ZIP64 sizes"],
		["carrying ZIP64 sizes in its own header", { local: { extra: extra(1, Buffer.alloc(16)) } }, "carries ZIP64 sizes"],
		[
			"carrying a second name",
			{ central: { extra: extra(0x7075, Buffer.from("\u0001    evil.js")) } },
			"carries a second name",
		],
		[
			"carrying unknown extra data",
			{ header: { extra: extra(0x4141) } },
			"carries extra data of the unknown kind 0x4141",
		],
		["carrying half an extra field", { local: { extra: Buffer.from([1]) } }, "carries damaged extra data"],
	])("are refused when an entry is %s", async (_, entry, phrase) => {
		expect(await packageSentences(spoiled([{ name: "a.js", data: "x", ...entry }]))).toContain(phrase);
	});

	it("are refused when a folder holds data", async () => {
		expect(await packageSentences(spoiled([{ name: "lib/", data: "hello" }]))).toContain("is a folder that holds data");
	});
});

describe("headers that contradict each other", () => {
	const entry = { name: "a.js", data: "export const a = 1;" };
	it.each<[string, Partial<ZipEntry>, string]>([
		["names", { local: { name: "b.js" } }, "has another name in its own header"],
		["methods", { local: { method: 0 } }, "says something else in its own header"],
		["checksums", { local: { crc32: 1 } }, "has other sizes or another checksum in its own header"],
		["sizes", { local: { uncompressedSize: 1 } }, "has other sizes or another checksum in its own header"],
		["packed sizes", { local: { compressedSize: 1 } }, "has other sizes or another checksum in its own header"],
		["sizes of a stored entry", { method: 0, header: { uncompressedSize: 5 } }, "is stored, yet claims two sizes"],
		["sizes behind the data", { descriptor: { uncompressedSize: 5 } }, "The sizes behind the data of an entry differ"],
		["late sizes in the table only", { central: { flags: 0x0808 } }, "The sizes behind the data of an entry differ"],
	])("are refused: %s", async (_, lie, phrase) => {
		expect(await packageSentences(spoiled([{ ...entry, ...lie }]))).toContain(phrase);
	});
});

describe("lying sizes", () => {
	const data = "a".repeat(5_000);
	it("are refused when a file is larger than it claims", async () => {
		expect(await packageSentences(spoiled([{ name: "a.js", data, header: { uncompressedSize: 100 } }]))).toContain(
			"is larger than it claims",
		);
	});

	it("are refused when a file is smaller than it claims", async () => {
		expect(await packageSentences(spoiled([{ name: "a.js", data, header: { uncompressedSize: 6_000 } }]))).toContain(
			"is smaller than it claims",
		);
	});

	it("are refused when the checksum is another's", async () => {
		expect(await packageSentences(spoiled([{ name: "a.js", data, header: { crc32: 7 } }]))).toContain(
			"does not match its checksum",
		);
	});

	it("are refused when bytes hide behind the compressed data", async () => {
		const packed = Buffer.concat([deflateRawSync("a"), Buffer.from("hidden")]);
		expect(await packageSentences(spoiled([{ name: "a.js", data: "a", packed }]))).toContain(
			"hides bytes behind its data",
		);
	});

	it("are refused when the data is no deflate stream", async () => {
		expect(await packageSentences(spoiled([{ name: "a.js", data: "a", packed: Buffer.from("zzzzzz") }]))).toMatch(
			/is damaged|larger|smaller/,
		);
	});
});

describe("bombs", () => {
	const megabytes = (count: number) => Buffer.alloc(count * 1024 * 1024, "a");

	it("are refused by ratio", async () => {
		expect(await packageSentences(spoiled([{ name: "a.txt", data: megabytes(5) }]))).toContain(
			"inflates to more than 100 times its size",
		);
	});

	it("are refused by the size of a file", async () => {
		expect(await packageSentences(spoiled([{ name: "a.txt", data: megabytes(11), method: 0 }]))).toContain(
			"is larger than 10 MB",
		);
	});

	it("are refused by their total, before anything is inflated", async () => {
		const entries = Array.from({ length: 6 }, (_, index) => ({
			name: `${index}.txt`,
			packed: deflateRawSync(megabytes(9)),
			header: { uncompressedSize: 9 * 1024 * 1024 },
		}));
		expect(await packageSentences(spoiled(entries))).toContain("The package inflates to more than 50 MB.");
	});

	it("are refused by the number of entries", async () => {
		const entries = Array.from({ length: 1_001 }, (_, index) => ({ name: `${index}.txt`, data: "" }));
		expect(await packageSentences(buildZip(entries))).toBe("The ZIP lists 1001 entries; at most 1000 are allowed.");
	});

	it("that claim little are inflated no further than they claim", async () => {
		const packed = deflateRawSync(megabytes(20));
		const bomb = { name: "a.txt", packed, header: { uncompressedSize: 10 } };
		expect(await packageSentences(spoiled([bomb]))).toContain("is larger than it claims");
	});

	it("made of entries that share their data are refused", async () => {
		const shared = [
			{ name: "a.txt", data: "shared", method: 0 },
			{ name: "b.txt", packed: Buffer.alloc(0), data: "shared", central: { offset: 0, compressedSize: 6 } },
		];
		expect(await packageSentences(spoiled(shared))).toContain("Entries of the ZIP overlap.");
	});
});

describe("bytes that belong to nothing", () => {
	const stranger = Buffer.from("#!/bin/sh\n");
	it.each<[string, ZipFrame, string]>([
		["before the first entry", { prefix: stranger }, "Bytes stand before the first entry of the ZIP."],
		[
			"before the table of contents",
			{ beforeDirectory: stranger },
			"Bytes that belong to no entry stand inside the ZIP.",
		],
		["in the table of contents", { inDirectory: stranger }, "The ZIP's table of contents holds more than its entries."],
		[
			"after the table of contents",
			{ afterDirectory: stranger },
			"The ZIP's table of contents is not where its end record says.",
		],
		["after the end", { suffix: stranger }, "The ZIP carries a comment or bytes after its end."],
		["as a comment", { comment: stranger }, "The ZIP carries a comment or bytes after its end."],
	])("are refused %s", async (_, frame, sentence) => {
		expect(await packageSentences(spoiled([], frame))).toBe(sentence);
	});

	it("are refused between entries", async () => {
		expect(await packageSentences(spoiled([{ name: "a.js", data: "", before: stranger }]))).toBe(
			"Bytes that belong to no entry stand inside the ZIP.",
		);
	});

	it("are refused when they are a second archive with the first inside its comment", async () => {
		const inner = buildZip({ "manifest.json": "{}" });
		expect(await packageSentences(spoiled([], { comment: inner }))).toMatch(
			/table of contents|comment|before the first/,
		);
	});
});

describe("end records that lie", () => {
	it.each<[string, ZipFrame["end"], string]>([
		["about the number of entries", { entries: 1 }, "Bytes that belong to no entry stand inside the ZIP."],
		["about more entries than there are", { entries: 5 }, "The ZIP's table of contents is damaged."],
		[
			"about the size of the table",
			{ directoryBytes: 4 },
			"The ZIP's table of contents is not where its end record says.",
		],
		[
			"about the place of the table",
			{ directoryOffset: 3 },
			"The ZIP's table of contents is not where its end record says.",
		],
		["about disks", { disk: 1 }, "The ZIP is a part of a split archive."],
		["about entries on other disks", { entriesHere: 1 }, "The ZIP is a part of a split archive."],
		["by ZIP64 markers", { entries: 0xffff, directoryOffset: 0xffffffff }, "The ZIP's table of contents is not where"],
	])("are refused %s", async (_, end, sentence) => {
		expect(await packageSentences(spoiled([], { ...(end ? { end } : {}) }))).toContain(sentence);
	});

	it("are refused with a ZIP64 locator before them", async () => {
		const locator = Buffer.alloc(20);
		locator.writeUInt32LE(0x07064b50, 0);
		expect(await packageSentences(spoiled([], { afterDirectory: locator }))).toContain("ZIP64");
	});

	it.each([
		["nothing", Buffer.alloc(0)],
		["one byte", Buffer.alloc(1)],
		["no ZIP", Buffer.from("hello, this is a text and no archive at all")],
		["an empty archive", buildZip({})],
	])("or none: refuses %s", async (_, bytes) => {
		expect(await packageIssues(bytes)).not.toEqual([]);
	});

	it("refuses an archive of more than 20 MB without looking into it", async () => {
		expect(await packageSentences(Buffer.alloc(20 * 1024 * 1024 + 1))).toBe("The package is larger than 20 MB.");
	});
});
