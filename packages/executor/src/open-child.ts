import { fork } from "node:child_process";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import type { Clock } from "@annex/rpc";
import { sandboxErrors as errors } from "@annex/sandbox";
import type { FromChild, ToChild } from "./child/protocol.ts";

/** A process with an empty isolate in it. */
export interface Child {
	send(message: ToChild): void;
	/** Called with everything that it says from now on. */
	listen(listener: (message: FromChild) => void): void;
	/** Settles with how it ended. Never rejects. */
	readonly ended: Promise<string>;
	/** Ends it at once. Idempotent. */
	kill(): void;
}

const entry = fileURLToPath(new URL("./child/main.ts", import.meta.url));

/**
 * Opens a child that may read its own code and nothing else, start no process and no thread, and knows no variable of
 * this one's environment. Rejects with `sandbox_start_failed`, leaving nothing behind, when it is not up in time.
 */
export function openChild(options: {
	runtime: string;
	memoryMB: number;
	clock: Clock;
	deadlineMs: number;
}): Promise<Child> {
	const { runtime, memoryMB, clock, deadlineMs } = options;
	const process = fork(entry, [], {
		serialization: "advanced",
		stdio: ["ignore", "ignore", "inherit", "ipc"],
		env: {},
		cwd: dirname(entry),
		execArgv: [
			"--no-node-snapshot",
			"--permission",
			"--allow-addons",
			"--disable-warning=PERM0001",
			...readable().map((path) => `--allow-fs-read=${path}`),
		],
	});
	const opening = Promise.withResolvers<Child>();
	const ended = Promise.withResolvers<string>();
	let listener: (message: FromChild) => void = ([kind, value]) => {
		if (kind === "ready") settle(() => opening.resolve(child));
		else if (kind === "failed") fail(value);
	};
	const child: Child = {
		// A message for a process that is gone goes nowhere; its end is told by `ended`.
		send: (message) => process.connected && process.send(message, () => {}),
		listen: (next) => {
			listener = next;
		},
		ended: ended.promise,
		kill: () => process.kill("SIGKILL"),
	};
	const timer = clock.setTimeout(() => fail(`its process gave no answer within ${deadlineMs} ms`), deadlineMs);
	function settle(done: () => void): void {
		clock.clearTimeout(timer);
		done();
	}
	function fail(why: string): void {
		process.kill("SIGKILL");
		settle(() => opening.reject(errors.sandbox_start_failed(why)));
	}
	process.on("message", (message) => listener(message as FromChild));
	process.on("error", (error) => fail(error.message));
	process.on("exit", (code, signal) => {
		const how = signal ? `its process was ended by ${signal}` : `its process ended with ${code}`;
		ended.resolve(how);
		fail(how);
	});
	child.send(["boot", { runtime, memoryMB }]);
	return opening.promise;
}

/** Folders that the child's code and its native library stand in. */
function readable(): string[] {
	const require = createRequire(import.meta.url);
	const library = dirname(require.resolve("isolated-vm/package.json"));
	const loader = dirname(createRequire(require.resolve("isolated-vm")).resolve("node-gyp-build/package.json"));
	// The loader of the native library looks at the last to tell one C library from another.
	return [...[dirname(dirname(entry)), library, loader].map((folder) => `${folder}/*`), "/etc/alpine-release"];
}
