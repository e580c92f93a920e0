import type { EditorPower, TextEdit, TextRange } from "./power.ts";

/** Enough for a person's fastest typing while a guest thinks for a minute. */
const MOST_SPANS = 2_000;
/** Ranges times steps in one call: a few milliseconds of work, or two thousand ranges 250 keystrokes behind. */
const MOST_CARRIED = 500_000;

interface Span extends TextRange {
	readonly version: number;
	readonly inserted: number;
}

/** The latest steps of the active document without their text: carries offsets of an earlier version to now. */
export interface EditHistory {
	/** The ranges where they are now, or `undefined` when one was touched since, or that version is too long ago. */
	rebase<R extends TextRange>(documentId: string, version: number, ranges: readonly R[]): R[] | undefined;
	/**
	 * The ranges where they are now: what was deleted shrinks them, nothing typed at their edges widens them. A range of
	 * which nothing is left is empty. `undefined` when that version is too long ago: forgotten, or more steps than so many ranges are carried over.
	 */
	map<R extends TextRange>(documentId: string, version: number, ranges: readonly R[]): R[] | undefined;
}

/** Listens to `power` until `signal` aborts. */
export function editHistory(power: EditorPower, signal: AbortSignal): EditHistory {
	let spans: Span[] = [];
	/** The oldest version whose offsets can be carried to now. */
	let oldest = power.document()?.version;
	let documentId = power.document()?.id;

	function forget(): void {
		const now = power.document();
		spans = [];
		oldest = now?.version;
		documentId = now?.id;
	}

	const stop = power.onChange((change) => {
		if (change === null || change.documentId !== documentId || spans.length + change.edits.length > 2 * MOST_SPANS) {
			forget();
			return;
		}
		const { version } = change;
		for (const { start, end, text } of change.edits) spans.push({ version, start, end, inserted: text.length });
		if (spans.length <= MOST_SPANS) return;
		const kept = spans.slice(-MOST_SPANS / 2);
		// A version whose steps are kept in part cannot be carried on from.
		oldest = kept[0]?.version;
		spans = kept;
	});
	signal.addEventListener("abort", stop, { once: true });

	function since(id: string, version: number): readonly Span[] | undefined {
		const now = power.document();
		if (id !== documentId || id !== now?.id || oldest === undefined || version < oldest) return undefined;
		if (version > now.version) return undefined;
		if (version === now.version) return [];
		let from = spans.length;
		while (from > 0 && (spans[from - 1]?.version ?? 0) > version) from -= 1;
		return spans.slice(from);
	}

	function each<R extends TextRange>(
		id: string,
		version: number,
		ranges: readonly R[],
		step: (start: number, end: number, span: Span) => readonly [start: number, end: number] | undefined,
	): R[] | undefined {
		const steps = since(id, version);
		if (steps === undefined || steps.length * ranges.length > MOST_CARRIED) return undefined;
		const carried: R[] = [];
		for (const range of ranges) {
			let { start, end } = range;
			for (const span of steps) {
				const now = step(start, end, span);
				if (now === undefined) return undefined;
				[start, end] = now;
			}
			carried.push({ ...range, start, end });
		}
		return carried;
	}

	return {
		rebase: (id, version, ranges) => each(id, version, ranges, untouched),
		map: (id, version, ranges) => each(id, version, ranges, shrunk),
	};
}

function untouched(start: number, end: number, span: Span): readonly [number, number] | undefined {
	if (end < span.start) return [start, end];
	const by = grown(span);
	return start > span.end ? [start + by, end + by] : undefined;
}

function shrunk(start: number, end: number, span: Span): readonly [number, number] {
	const by = grown(span);
	const from = start < span.start ? start : start >= span.end ? start + by : span.start + span.inserted;
	const to = end <= span.start ? end : end >= span.end ? end + by : span.start;
	return [from, Math.max(from, to)];
}

function grown({ start, end, inserted }: Span): number {
	return inserted - (end - start);
}

/** Appends a step to those that wait; typing on, or taking back what was just typed, grows the last one instead. */
export function appendEdit(edits: TextEdit[], next: TextEdit): void {
	const last = edits.at(-1);
	if (last !== undefined) {
		const end = last.start + last.text.length;
		if (next.end === end && next.start >= last.start) {
			edits[edits.length - 1] = { ...last, text: last.text.slice(0, next.start - last.start) + next.text };
			return;
		}
	}
	edits.push(next);
}
