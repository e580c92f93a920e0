import type { Clock } from "@annex/rpc";

/**
 * Turns a burst of calls into one, `ms` after the first. Stops for good when `signal` aborts.
 * For events that say "look again": the last state is what counts, and a guest is not woken at every keystroke.
 */
export function coalesce(run: () => void, ms: number, clock: Clock, signal: AbortSignal): () => void {
	let timer: unknown;
	signal.addEventListener("abort", () => clock.clearTimeout(timer), { once: true });
	return () => {
		if (timer !== undefined || signal.aborted) return;
		timer = clock.setTimeout(() => {
			timer = undefined;
			run();
		}, ms);
	};
}
