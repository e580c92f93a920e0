import type { CallRecord } from "@annex/rpc";
import type { ExtensionLogLine, HostTrace, TracedActivation, TracedCall, TracedLine } from "./host.ts";

const CALLS = 500;
const LINES = 300;
const ACTIVATIONS = 100;
/** A person feels a call that takes longer. */
const SLOW_MS = 1_000;

/**
 * What developer tools look at. Lines and activations are always kept, because they are asked for after something went
 * wrong; single calls only while somebody looks.
 */
export interface Trace {
	call(extensionId: string, record: CallRecord): void;
	line(line: ExtensionLogLine, at: number): void;
	/** Begins an activation; each function names the moment it is called. */
	activation(extensionId: string, version: string, event: string): TracedStart;
	/** `undefined` while nobody looks. */
	read(): HostTrace | undefined;
	/** Returns the way to look away again. Whoever looks tells the snapshot. */
	look(): () => void;
}

export interface TracedStart {
	/** The files are here. */
	loaded(): void;
	/** The main module has been evaluated in its sandbox. */
	evaluated(): void;
	/** `activate` is done, or `problem` says why not. */
	ended(problem?: string): void;
}

export function openTrace(now: () => number, changed: () => void): Trace {
	const calls: TracedCall[] = [];
	const lines: TracedLine[] = [];
	const activations: TracedActivation[] = [];
	let lookers = 0;
	let next = 1;

	function keep<T>(ring: T[], item: T, most: number): void {
		ring.push(item);
		if (ring.length > most) ring.splice(0, ring.length - most);
		if (lookers > 0) changed();
	}

	return {
		call(extensionId, { method, direction, startedAt, durationMs, outcome, code }) {
			if (lookers === 0 || method === "lifecycle.log") return;
			const id = `${next++}`;
			const slow = durationMs > SLOW_MS;
			const call = { id, extensionId, method, direction, at: startedAt, durationMs, outcome, slow };
			keep(calls, code === undefined ? call : { ...call, code }, CALLS);
		},
		line: (line, at) => keep(lines, { ...line, id: `${next++}`, at }, LINES),
		activation(extensionId, version, event) {
			let current: TracedActivation = { id: `${next++}`, extensionId, version, event, at: now() };
			keep(activations, current, ACTIVATIONS);
			const update = (change: Partial<TracedActivation>) => {
				const place = activations.indexOf(current);
				current = { ...current, ...change };
				if (place < 0) return;
				activations[place] = current;
				if (lookers > 0) changed();
			};
			const sinceStart = () => now() - current.at;
			return {
				loaded: () => update({ loadedMs: sinceStart() }),
				evaluated: () => update({ evaluatedMs: sinceStart() }),
				ended: (problem) => update({ endedMs: sinceStart(), ...(problem === undefined ? {} : { problem }) }),
			};
		},
		read: () => (lookers > 0 ? { calls: [...calls], lines: [...lines], activations: [...activations] } : undefined),
		look() {
			lookers += 1;
			let looking = true;
			return () => {
				if (!looking) return;
				looking = false;
				lookers -= 1;
				if (lookers === 0) calls.length = 0;
			};
		},
	};
}
