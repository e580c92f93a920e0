import { checkDigests } from "@annex/sandbox";
import type { OfflinePower } from "./offline-power.ts";
import type { HostRegistry, VersionRecord } from "./registry.ts";

/** The files of programs: kept by their digest where the app lends a place, and checked whenever they come or go. */
export interface Bundles {
	/** One file: from the cache, or from the registry. Rejects as `HostRegistry.file` does. */
	file: HostRegistry["file"];
	/** Brings everything that a version runs on here. Rejects with `program_digest_mismatch` for other bytes. */
	download(record: VersionRecord): Promise<void>;
	/** Lets go of the files of all other versions. Best effort. */
	keepOnly(records: readonly VersionRecord[]): Promise<void>;
}

export function openBundles(registry: HostRegistry, offline: OfflinePower | undefined): Bundles {
	/** Without a place to keep them, what was downloaded for an update waits here for its start. */
	const waiting = new Map<string, Uint8Array>();
	const downloading = new Set<VersionRecord>();
	const fetching = new Map<string, Promise<Uint8Array>>();

	async function kept(path: string, sha256: string): Promise<Uint8Array | undefined> {
		const source = waiting.get(sha256) ?? (await offline?.bundle(sha256).catch(() => undefined));
		if (source === undefined) return undefined;
		waiting.delete(sha256);
		// Bytes that rotted, or that something else on this origin has put there, count as absent.
		return (await fits(path, sha256, source)) ? source : undefined;
	}

	/** Asks once, however many wait for the same bytes; none of them can give it up for the others. */
	function fetched(record: VersionRecord, path: string, sha256: string): Promise<Uint8Array> {
		const known = fetching.get(sha256);
		if (known !== undefined) return known;
		const source = registry.file(record, path).then(async (bytes) => {
			if (await fits(path, sha256, bytes)) await offline?.keepBundle(sha256, bytes).catch(() => {});
			return bytes;
		});
		fetching.set(sha256, source);
		const done = () => void fetching.delete(sha256);
		source.then(done, done);
		return source;
	}

	return {
		async file(record, path, signal) {
			const sha256 = digestOf(record, path);
			if (sha256 === undefined) return await registry.file(record, path, signal);
			// Who gives up asks anew the next time, rather than waiting for the same silence.
			signal?.addEventListener("abort", () => fetching.delete(sha256), { once: true });
			return (await kept(path, sha256)) ?? (await fetched(record, path, sha256));
		},
		async download(record) {
			downloading.add(record);
			try {
				await Promise.all(
					record.modules.map(async (path) => {
						const sha256 = digestOf(record, path);
						if (sha256 === undefined) return;
						const source = (await kept(path, sha256)) ?? (await fetched(record, path, sha256));
						await checkDigests({ label: record.extensionId, main: path, files: [{ path, sha256, source }] });
						if (offline === undefined) waiting.set(sha256, source);
					}),
				);
			} finally {
				downloading.delete(record);
			}
		},
		async keepOnly(records) {
			const all = [...records, ...downloading];
			const digests = all.flatMap((record) => record.modules.flatMap((path) => digestOf(record, path) ?? []));
			await offline?.keepOnly(new Set(digests)).catch(() => {});
		},
	};
}

function digestOf(record: VersionRecord, path: string): string | undefined {
	return record.files.find((file) => file.path === path)?.sha256;
}

async function fits(path: string, sha256: string, source: Uint8Array): Promise<boolean> {
	try {
		await checkDigests({ label: path, main: path, files: [{ path, sha256, source }] });
		return true;
	} catch {
		return false;
	}
}
