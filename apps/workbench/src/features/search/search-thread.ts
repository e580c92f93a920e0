import type { SearchAnswer, SearchTask } from "./search-worker.ts";
import workerUrl from "./search-worker.ts?worker&url";

/** How long one file may take; beyond it the pattern is taken for one that never ends. */
const FILE_MS = 1_500;

/** The thread took too long and was ended. */
export class TookTooLong extends Error {}

/** Looks through one text after the other on a thread that can be ended. */
export interface SearchThread {
	/** Rejects with `TookTooLong`; the thread is made anew for the next task. One task at a time. */
	search(task: SearchTask): Promise<SearchAnswer>;
	end(): void;
}

export function openSearchThread(start: () => Worker = startWorker, limitMs = FILE_MS): SearchThread {
	let worker: Worker | undefined;
	const end = () => {
		worker?.terminate();
		worker = undefined;
	};
	return {
		end,
		async search(task) {
			// Its start is not the pattern's time.
			worker ??= start();
			const running = worker;
			return await new Promise((resolve, reject) => {
				const timer = setTimeout(() => {
					end();
					reject(new TookTooLong());
				}, limitMs);
				running.onmessage = ({ data }: MessageEvent<SearchAnswer>) => {
					clearTimeout(timer);
					resolve(data);
				};
				running.onerror = () => {
					clearTimeout(timer);
					end();
					reject(new Error("The search could not be started."));
				};
				running.postMessage(task);
			});
		},
	};
}

interface TrustedTypes {
	createPolicy(name: string, rules: { createScriptURL: () => string }): { createScriptURL(url: string): string };
}

let policy: { createScriptURL(url: string): string } | undefined;

function startWorker(): Worker {
	const { trustedTypes } = window as { trustedTypes?: TrustedTypes };
	// The policy knows one address and makes no other.
	policy ??= trustedTypes?.createPolicy("annex-search-worker", { createScriptURL: () => workerUrl });
	return new Worker(policy?.createScriptURL(workerUrl) ?? workerUrl, { type: "module" });
}
