import { crc32, deflateSync } from "node:zlib";
import { strToU8, zipSync } from "fflate";

/** A manifest that is accepted, with whatever the test is about put over it. */
export function manifestFor(overrides: Record<string, unknown> = {}): Record<string, unknown> {
	return {
		publisher: "acme",
		name: "word-count",
		version: "1.0.0",
		displayName: "Word Count",
		description: "Counts the words of a document.",
		category: "productivity",
		tags: ["writing"],
		main: "extension.js",
		engines: { platform: "^2.0.0" },
		permissions: ["storage"],
		contributes: { commands: [{ id: "wordCount.show", title: "Show the word count" }] },
		...overrides,
	};
}

/** A real ZIP. `files` come on top of a manifest and a main script, or replace them. */
export function makePackage(
	overrides: Record<string, unknown> = {},
	files: Record<string, string | Uint8Array> = {},
): Uint8Array {
	const entries: Record<string, string | Uint8Array> = {
		"manifest.json": JSON.stringify(manifestFor(overrides)),
		"extension.js": "export function activate() {}\n",
		"README.md": "# Word Count\n",
		...files,
	};
	const bytes = Object.entries(entries).map(
		([path, content]) => [path, typeof content === "string" ? strToU8(content) : content] as const,
	);
	return zipSync(Object.fromEntries(bytes), { mtime: new Date("2026-01-01T00:00:00Z") });
}

/** A grey square PNG. */
export function makePng(pixels: number): Uint8Array {
	const rows = new Uint8Array(pixels * (pixels + 1));
	const header = new Uint8Array(13);
	const view = new DataView(header.buffer);
	view.setUint32(0, pixels);
	view.setUint32(4, pixels);
	header.set([8, 0, 0, 0, 0], 8);
	return Buffer.concat([
		Uint8Array.from([137, 80, 78, 71, 13, 10, 26, 10]),
		chunk("IHDR", header),
		chunk("IDAT", deflateSync(rows)),
		chunk("IEND", new Uint8Array()),
	]);
}

function chunk(type: string, data: Uint8Array): Uint8Array {
	const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
	const framed = Buffer.alloc(body.length + 8);
	framed.writeUInt32BE(data.length, 0);
	framed.set(body, 4);
	framed.writeUInt32BE(crc32(body), body.length + 4);
	return framed;
}
