import { createHash } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { MessageChannel, Worker } from "node:worker_threads";
import { threadGuest } from "@annex/capabilities/testing";
import { AnnexError } from "@annex/errors";
import type { PortLike } from "@annex/rpc";
import type { Program, Sandbox, SandboxEngine, SandboxExit } from "@annex/sandbox";

/** A Node thread for each extension: real messages, real crashes, real endings. For tests only; it contains nothing. */
export interface ThreadEngine extends SandboxEngine {
	/** Labels (`publisher.name@version`) of the programs that run now. */
	readonly running: readonly string[];
	/** Ends the thread of a program as a dying process would. */
	crash(label: string): void;
}

export function threadEngine(): ThreadEngine {
	const threads = new Map<Worker, { readonly label: string; terminate(exit: SandboxExit): void }>();

	return {
		name: "worker",
		get running() {
			return [...threads.values()].map(({ label }) => label);
		},
		crash(label) {
			for (const thread of threads.values()) {
				if (thread.label === label) thread.terminate({ cause: "crashed", error: gone("The thread died.") });
			}
		},
		async start(program, options = {}) {
			checkDigests(program);
			const [script, folder] = await Promise.all([threadGuest(), unpack(program)]);
			const { port1, port2 } = new MessageChannel();
			const worker = new Worker(script, {
				workerData: { folder, main: program.main, port: port2 },
				transferList: [port2],
				stdout: true,
				stderr: true,
			});
			const exited = Promise.withResolvers<SandboxExit>();
			const terminate = (exit: SandboxExit) => {
				exited.resolve(exit);
				void worker.terminate();
			};
			threads.set(worker, { label: program.label, terminate });
			worker.once("exit", () => {
				exited.resolve({ cause: "crashed", error: gone("The thread ended by itself.") });
				threads.delete(worker);
				port1.close();
				void rm(folder, { recursive: true, force: true });
			});
			const stopped = () => terminate({ cause: "terminated", error: gone("The start was given up.") });
			options.signal?.addEventListener("abort", stopped, { once: true });
			await started(worker, exited.promise);
			options.signal?.removeEventListener("abort", stopped);
			const sandbox: Sandbox = {
				port: port1 as unknown as PortLike,
				exited: exited.promise,
				terminate: (error) => terminate({ cause: "terminated", error }),
			};
			return sandbox;
		},
		warm() {},
		dispose() {
			for (const { terminate } of threads.values()) {
				terminate({ cause: "terminated", error: gone("The engine was disposed of.") });
			}
		},
	};
}

function started(worker: Worker, exited: Promise<SandboxExit>): Promise<void> {
	return new Promise((resolve, reject) => {
		worker.once("message", (message: { failed?: string }) => {
			if (message.failed === undefined) return resolve();
			reject(new AnnexError({ code: "program_failed", message: message.failed }));
			void worker.terminate();
		});
		worker.once("error", reject);
		void exited.then(({ error }) => reject(error));
	});
}

function checkDigests({ files }: Program): void {
	for (const { path, source, sha256 } of files) {
		if (createHash("sha256").update(source).digest("hex") !== sha256) {
			throw new AnnexError({ code: "program_digest_mismatch", message: `${path} is not what was published.` });
		}
	}
}

async function unpack({ files }: Program): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), "annex-test-"));
	await writeFile(join(folder, "package.json"), '{"type":"module"}');
	for (const { path, source } of files) {
		await mkdir(dirname(join(folder, path)), { recursive: true });
		await writeFile(join(folder, path), source);
	}
	return folder;
}

function gone(message: string): AnnexError {
	return new AnnexError({ code: "sandbox_gone", message });
}
