import { AnnexError } from "@annex/errors";
import { platformApi } from "@annex/manifest";
import type { Program } from "@annex/sandbox";
import type { HostContext } from "./context.ts";
import type { Entry } from "./entry.ts";
import { errors } from "./errors.ts";
import { withApi1 } from "./with-api-1.ts";

/**
 * Fetches the modules of the installed version, and the API in front of them where that is version 1. The engine checks their digests before a byte runs.
 * Rejects with `record_invalid` when the record names no such file, `loading_failed` when the registry does not deliver.
 */
export async function loadProgram(context: HostContext, entry: Entry, signal: AbortSignal): Promise<Program> {
	const { registry, platformApi1, platformVersion } = context;
	const { record, displayName, version } = entry.installed;
	const { main, engines } = entry.manifest ?? {};
	if (main === undefined || !record.modules.includes(main)) {
		throw errors.record_invalid(displayName, "its main script is not among its modules");
	}
	const files = record.modules.map(async (path) => {
		const file = record.files.find((each) => each.path === path);
		if (file === undefined) throw errors.record_invalid(displayName, `it has no digest for ${path}`);
		return { path, sha256: file.sha256, source: await fetchFile(path) };
	});
	const program = { label: `${entry.id}@${version}`, main, files: await Promise.all(files) };
	if (platformApi1 === undefined || platformApi(engines?.platform ?? "", platformVersion) !== 1) return program;
	return withApi1(program, await unlessAborted(signal, platformApi1(displayName)));

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
