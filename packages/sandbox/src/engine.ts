import type { AnnexError } from "@annex/errors";
import type { PortLike } from "@annex/rpc";

/**
 * The port that every engine drives: `worker` and `quickjs` in a page, `isolate` on a server; one conformance suite for all.
 * An engine runs code and ends it; it knows nothing of permissions, manifests or users.
 */
export interface SandboxEngine {
	readonly name: "worker" | "quickjs" | "isolate";
	/**
	 * Runs a program in a sandbox of its own and resolves when its main module has been evaluated.
	 * Rejects, leaving nothing behind, with
	 * - `program_digest_mismatch` (bytes are not those of the version record) or `program_unlinkable`: nothing ran;
	 * - `sandbox_start_failed`: the sandbox did not come up;
	 * - `program_failed` (a module threw), `extension_crashed`, or `extension_unresponsive` (it did not finish in time);
	 * - `cancelled`, when the signal aborts first.
	 */
	start(program: Program, options?: StartOptions): Promise<Sandbox>;
	/** Keeps this many shells ready; each costs a process. */
	warm(shells: number): void;
	/** Ends every sandbox and shell. */
	dispose(): void;
}

/** Files of one version, as the registry serves them. */
export interface Program {
	/** For stack traces only (`ext://publisher.name/file.js`); never identity. */
	readonly label: string;
	/** Path of the main module inside the package. */
	readonly main: string;
	readonly files: readonly ProgramFile[];
}

export interface ProgramFile {
	readonly path: string;
	readonly source: Uint8Array;
	/** Lower-case hex SHA-256 from the version record; checked before a byte runs. */
	readonly sha256: string;
}

export interface StartOptions {
	/** Milliseconds until `start` gives up; default 10 000. */
	readonly deadlineMs?: number;
	readonly signal?: AbortSignal;
}

/** One running program. */
export interface Sandbox {
	/** The only way in and out; made by the host, so it is the guest's identity. */
	readonly port: PortLike;
	/** Settles once, when the program has ended for any reason. Never rejects. */
	readonly exited: Promise<SandboxExit>;
	/** Ends it at once, spinning or not. Idempotent; `exited` settles with `reason`. */
	terminate(reason: AnnexError): void;
}

/** `crashed`: an error nobody caught. `lost`: the sandbox was taken away from under it. */
export interface SandboxExit {
	readonly cause: "terminated" | "crashed" | "lost";
	readonly error: AnnexError;
}
