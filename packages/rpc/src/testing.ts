import type { Clock } from "./channel.ts";

/** A clock that moves only when told to, for tests of deadlines, rates and watchdogs. */
export interface HandClock extends Clock {
	/** Moves time on by `ms`, running each timer at its own moment, in order. */
	advance(ms: number): void;
	/** Moves time on by `ms` and runs no timer, as a machine that sleeps does; those due run at the next `advance`. */
	skip(ms: number): void;
	/** Timers that have not run yet. */
	readonly waiting: number;
}

/** @example const clock = handClock(); openChannel({ port, side: "host", clock }); clock.advance(5_000); */
export function handClock(start = 0): HandClock {
	let now = start;
	let serial = 0;
	const timers = new Map<number, { at: number; run: () => void }>();
	const nextUpTo = (end: number) => {
		let next: [number, { at: number; run: () => void }] | undefined;
		for (const entry of timers) if (entry[1].at <= end && (!next || entry[1].at < next[1].at)) next = entry;
		return next;
	};
	return {
		now: () => now,
		setTimeout(run, ms) {
			timers.set(++serial, { at: now + Math.max(0, ms), run });
			return serial;
		},
		clearTimeout(handle) {
			timers.delete(handle as number);
		},
		advance(ms) {
			const end = now + ms;
			for (let next = nextUpTo(end); next; next = nextUpTo(end)) {
				timers.delete(next[0]);
				now = Math.max(now, next[1].at);
				next[1].run();
			}
			now = end;
		},
		skip(ms) {
			now += ms;
		},
		get waiting() {
			return timers.size;
		},
	};
}
