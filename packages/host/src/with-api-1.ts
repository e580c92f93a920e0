import { AnnexError } from "@annex/errors";
import type { Program } from "@annex/sandbox";
import { errors } from "./errors.ts";

// Names that no package can hold: a colon is refused where packages are read.
const SHIM = "annex:api-1.js";
const START = "annex:start.js";

/** Hands out Platform API 1 once it is here, asking again after a failure. */
export function platformApi1Loader(load: () => Promise<Uint8Array>): (displayName: string) => Promise<Uint8Array> {
	let loading: Promise<Uint8Array> | undefined;
	return async (displayName) => {
		loading ??= load();
		try {
			return await loading;
		} catch (thrown) {
			loading = undefined;
			throw errors.loading_failed(displayName, thrown instanceof AnnexError ? thrown.message : "the request failed.");
		}
	};
}

/**
 * Puts Platform API 1 in front of a program of version 1. Both run in the same sandbox, with the same port and so with
 * the same grants: what the shim can do, the program can.
 */
export async function withApi1(program: Program, shim: Uint8Array): Promise<Program> {
	const { main, files } = program;
	if (files.some(({ path }) => path === SHIM || path === START)) {
		throw errors.record_invalid(program.label, "it holds a file under a name of the platform");
	}
	const specifier = (path: string) => JSON.stringify(`./${path}`);
	// Modules are evaluated in the order in which they are imported: what scripts find on the global object comes first.
	const start = new TextEncoder().encode(
		`import { start } from ${specifier(SHIM)};\n` +
			`import * as main from ${specifier(main)};\n` +
			"export const { activate, deactivate } = start(main);\n",
	);
	return {
		...program,
		main: START,
		files: [...files, await digested(SHIM, shim), await digested(START, start)],
	};
}

async function digested(path: string, source: Uint8Array) {
	const digest = await crypto.subtle.digest("SHA-256", new Uint8Array(source));
	const sha256 = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
	return { path, source, sha256 };
}
