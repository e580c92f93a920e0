import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import type { PortLike } from "@annex/rpc";
import { startGuest } from "../start-guest.ts";

// Runs in a Node thread of its own: evaluates one program and hands it to the guest runtime.
const { folder, main, port } = workerData as { folder: string; main: string; port: MessagePort };

const realm = {
	console,
	addEventListener(
		type: "error" | "unhandledrejection",
		listener: (event: { error?: unknown; reason?: unknown }) => void,
	) {
		// A browser's worker lives on after an uncaught error; so does this thread.
		if (type === "error") process.on("uncaughtException", (error) => listener({ error }));
		else process.on("unhandledRejection", (reason) => listener({ reason }));
	},
};

try {
	const namespace = await import(pathToFileURL(join(folder, main)).href);
	startGuest(namespace, port as unknown as PortLike, realm);
	parentPort?.postMessage({ started: true });
} catch (thrown) {
	parentPort?.postMessage({ failed: thrown instanceof Error ? thrown.message : String(thrown) });
}
