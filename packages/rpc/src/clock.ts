import type { Clock } from "./channel.ts";

/** The real clock: `performance.now()` and the realm's timers, taken when this module loads. */
export const realClock: Clock = (() => {
	const { performance, setTimeout, clearTimeout } = globalThis;
	return {
		now: () => performance.now(),
		setTimeout: (run, ms) => setTimeout(run, ms),
		clearTimeout: (handle) => clearTimeout(handle as ReturnType<typeof setTimeout>),
	};
})();
