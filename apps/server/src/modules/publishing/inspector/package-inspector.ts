import { Worker } from "node:worker_threads";
import { AnnexError } from "@annex/errors";
import { errors } from "../errors.ts";
import type {
	Inspection,
	InspectPackage,
	OpenedPackage,
	OpenPackage,
	PackageOutline,
	ReadPackage,
} from "../package-powers.ts";
import type { Reply, Request } from "./messages.ts";

export interface PackageInspector {
	readonly read: ReadPackage;
	readonly open: OpenPackage;
	readonly inspect: InspectPackage;
	close(): Promise<void>;
}

interface Waiting {
	readonly request: Request;
	readonly resolve: (reply: Reply) => void;
	readonly reject: (error: unknown) => void;
}

/**
 * Reads and scans packages in a thread of its own, one after another. A package that takes longer than `timeoutMs` or
 * more memory than `memoryMb` ends the thread and rejects with `package_too_costly`; the next one gets a fresh thread.
 */
export function packageInspector({
	timeoutMs = 30_000,
	memoryMb = 512,
	script = defaultScript,
} = {}): PackageInspector {
	const queue: Waiting[] = [];
	let thread: Worker | undefined;
	let current: (Waiting & { timer: NodeJS.Timeout }) | undefined;
	let nextId = 1;
	let closed = false;

	function start(): Worker {
		const started = new Worker(script, {
			// Not the parent's: a debugger's or test runner's flags are no business of this thread.
			execArgv: ["--conditions=annex-source"],
			resourceLimits: { maxOldGenerationSizeMb: memoryMb },
		});
		started.unref();
		started.on("message", (reply: Reply) => {
			if (reply.id === current?.request.id) settle((waiting) => waiting.resolve(reply));
		});
		started.on("error", (cause) => drop(started, tooCostly(cause)));
		started.on("exit", () => drop(started, tooCostly()));
		return started;
	}

	/** The thread is gone or is made to go; what it worked on fails, what waits goes to another. */
	function drop(dropped: Worker, error: AnnexError): void {
		if (thread !== dropped) return;
		thread = undefined;
		void dropped.terminate();
		settle((waiting) => waiting.reject(error));
	}

	function settle(finish: (waiting: Waiting) => void): void {
		const settled = current;
		current = undefined;
		if (settled) {
			clearTimeout(settled.timer);
			finish(settled);
		}
		next();
	}

	function next(): void {
		if (current || closed) return;
		const waiting = queue.shift();
		if (!waiting) return;
		thread ??= start();
		const worker = thread;
		const timer = setTimeout(() => drop(worker, tooCostly()), timeoutMs);
		current = { ...waiting, timer };
		worker.postMessage(waiting.request);
	}

	function ask(kind: Request["kind"], bytes: Uint8Array): Promise<Reply> {
		if (closed) return Promise.reject(errors.inspector_closed());
		const { promise, resolve, reject } = Promise.withResolvers<Reply>();
		queue.push({ request: { id: nextId++, kind, bytes }, resolve, reject });
		next();
		return promise;
	}

	return {
		async read(bytes): Promise<PackageOutline> {
			const reply = await ask("read", bytes);
			if (reply.kind !== "read") throw failure(reply);
			return reply.value;
		},
		async open(bytes): Promise<OpenedPackage> {
			const reply = await ask("open", bytes);
			if (reply.kind !== "open") throw failure(reply);
			return reply.value;
		},
		async inspect(bytes): Promise<Inspection> {
			const reply = await ask("inspect", bytes);
			if (reply.kind !== "inspect") throw failure(reply);
			return reply.value;
		},
		async close() {
			closed = true;
			for (const waiting of queue.splice(0)) waiting.reject(errors.inspector_closed());
			const last = thread;
			if (last) drop(last, errors.inspector_closed());
			await last?.terminate();
		},
	};
}

const defaultScript = new URL("./worker.ts", import.meta.url);

function tooCostly(cause?: unknown): AnnexError {
	const { say, fix } = errors.specs.package_too_costly;
	return errors.package_too_costly({ details: { issues: [{ path: "", sentence: say(), fix }] }, cause });
}

function failure(reply: Reply): AnnexError {
	if (reply.kind === "error") return new AnnexError(reply.value);
	return new AnnexError({ code: "internal_error", message: "The inspector answered another question." });
}
