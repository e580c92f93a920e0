import { createHash, randomUUID } from "node:crypto";
import { mkdir, open, readFile, rename, stat, unlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { errors } from "../errors.ts";
import type { Blobs, Digest } from "../port.ts";

const DIGEST = /^[0-9a-f]{64}$/;

/** One file per blob, named by its digest, under `root/ab/cdef…`. */
export function fileBlobs(root: string): Blobs {
	const pathOf = (digest: Digest) => join(root, digest.slice(0, 2), digest.slice(2));

	return {
		async put(bytes) {
			const digest = digestOf(bytes);
			const path = pathOf(digest);
			if (await exists(path)) return digest;
			await mkdir(dirname(path), { recursive: true });
			// Written under another name first: a crash leaves no half blob under the real one.
			const draft = `${path}.${randomUUID()}`;
			try {
				await writeSynced(draft, bytes);
				await rename(draft, path);
			} catch (thrown) {
				await unlink(draft).catch(() => undefined);
				throw thrown;
			}
			await syncFolder(dirname(path));
			await syncFolder(root);
			return digest;
		},
		async get(digest) {
			if (!DIGEST.test(digest)) return undefined;
			const bytes = await readFile(pathOf(digest)).catch(absentIsUndefined);
			if (bytes === undefined) return undefined;
			if (digestOf(bytes) !== digest) throw errors.blob_corrupt(digest);
			return bytes;
		},
		has: async (digest) => DIGEST.test(digest) && exists(pathOf(digest)),
		async close() {},
	};
}

function digestOf(bytes: Uint8Array): Digest {
	return createHash("sha256").update(bytes).digest("hex");
}

async function exists(path: string): Promise<boolean> {
	return (await stat(path).catch(absentIsUndefined)) !== undefined;
}

async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
	const file = await open(path, "wx");
	try {
		await file.writeFile(bytes);
		await file.sync();
	} finally {
		await file.close();
	}
}

/** Makes the new name itself durable; some systems cannot open folders and need no such thing. */
async function syncFolder(path: string): Promise<void> {
	if (process.platform === "win32") return;
	const folder = await open(path, "r");
	try {
		await folder.sync();
	} finally {
		await folder.close();
	}
}

function absentIsUndefined(thrown: unknown): undefined {
	if (thrown instanceof Error && "code" in thrown && thrown.code === "ENOENT") return undefined;
	throw thrown;
}
