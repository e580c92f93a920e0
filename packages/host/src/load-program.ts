import { AnnexError } from "@annex/errors";
import type { Program } from "@annex/sandbox";
import type { Entry } from "./entry.ts";
import { errors } from "./errors.ts";
import type { HostRegistry } from "./registry.ts";

/**
 * Fetches the modules of the installed version. The engine checks their digests before a byte runs.
 * Rejects with `record_invalid` when the record names no such file, `loading_failed` when the registry does not deliver.
 */
export async function loadProgram(registry: HostRegistry, entry: Entry, signal: AbortSignal): Promise<Program> {
	const { record, displayName, version } = entry.installed;
	const main = entry.manifest?.main;
	if (main === undefined || !record.modules.includes(main)) {
		throw errors.record_invalid(displayName, "its main script is not among its modules");
	}
	const files = record.modules.map(async (path) => {
		const file = record.files.find((each) => each.path === path);
		if (file === undefined) throw errors.record_invalid(displayName, `it has no digest for ${path}`);
		return { path, sha256: file.sha256, source: await fetchFile(path) };
	});
	return { label: `${entry.id}@${version}`, main, files: await Promise.all(files) };

	async function fetchFile(path: string): Promise<Uint8Array> {
		try {
			return await unlessAborted(signal, registry.file(record, path, signal));
		} catch (thrown) {
			signal.throwIfAborted();
			throw errors.loading_failed(displayName, thrown instanceof AnnexError ? thrown.message : "the request failed.");
		}
	}
}

/** A registry that never answers must not keep an activation waiting, whether it heeds the signal or not. */
function unlessAborted<T>(signal: AbortSignal, request: Promise<T>): Promise<T> {
	signal.throwIfAborted();
	return new Promise((resolve, reject) => {
		const abort = () => reject(signal.reason);
		signal.addEventListener("abort", abort, { once: true });
		request.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
	});
}
