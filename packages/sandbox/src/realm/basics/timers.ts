import type { Natives } from "../natives.ts";

type Run = (...values: unknown[]) => void;

/** Timers as in a worker, but for text in place of a function, which would be code from text. */
export function timersOf(natives: Natives, onThrown: (thrown: unknown) => void) {
	const { setTimer, clearTimer } = natives;
	const waiting = new Map<number, { readonly run: () => void; readonly everyMs: number | undefined }>();
	let last = 0;

	const begin = (run: unknown, ms: unknown, values: unknown[], repeats: boolean): number => {
		const id = ++last;
		if (typeof run !== "function") return id;
		const delay = Math.min(2 ** 31 - 1, Math.max(repeats ? 1 : 0, Number(ms) || 0));
		waiting.set(id, { run: () => (run as Run)(...values), everyMs: repeats ? delay : undefined });
		setTimer(id, delay);
		return id;
	};
	const end = (id: unknown) => {
		if (waiting.delete(id as number)) clearTimer(id as number);
	};

	return {
		setTimeout: (run: unknown, ms?: unknown, ...values: unknown[]) => begin(run, ms, values, false),
		setInterval: (run: unknown, ms?: unknown, ...values: unknown[]) => begin(run, ms, values, true),
		clearTimeout: end,
		clearInterval: end,
		queueMicrotask(run: () => void) {
			if (typeof run !== "function") throw new TypeError("queueMicrotask takes a function.");
			Promise.resolve().then(() => {
				try {
					run();
				} catch (thrown) {
					onThrown(thrown);
				}
			});
		},
		fire(id: number) {
			const timer = waiting.get(id);
			if (timer === undefined) return;
			if (timer.everyMs === undefined) waiting.delete(id);
			else setTimer(id, timer.everyMs);
			try {
				timer.run();
			} catch (thrown) {
				onThrown(thrown);
			}
		},
	};
}
