import type { EditorPower, TextEdit, TextRange } from "./power.ts";

/** Enough for a person's fastest typing while a guest thinks for a minute. */
const MOST_SPANS = 2_000;

interface Span extends TextRange {
	readonly version: number;
	readonly inserted: number;
}

/** The latest steps of the active document without their text: carries offsets of an earlier version to now. */
export interface EditHistory {
	/** The ranges where they are now, or `undefined` when one was touched since, or that version is forgotten. */
	rebase<R extends TextRange>(documentId: string, version: number, ranges: readonly R[]): R[] | undefined;
	/**
	 * The ranges where they are now: what was deleted shrinks them, nothing typed at their edges widens them. A range of
	 * which nothing is left is empty. `undefined` when that version is forgotten.
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
		step: (range: R, span: Span) => R | undefined,
	): R[] | undefined {
		const steps = since(id, version);
		if (steps === undefined) return undefined;
		const carried: R[] = [];
		for (const range of ranges) {
			let now: R | undefined = range;
			for (const span of steps) {
				now = step(now, span);
				if (now === undefined) return undefined;
			}
			carried.push(now);
		}
		return carried;
	}

	return {
		rebase: (id, version, ranges) => each(id, version, ranges, untouched),
		map: (id, version, ranges) => each(id, version, ranges, shrunk),
	};
}

function untouched<R extends TextRange>(range: R, span: Span): R | undefined {
	if (range.end < span.start) return range;
	if (range.start > span.end) return moved(range, span);
	return undefined;
}

function shrunk<R extends TextRange>(range: R, span: Span): R {
	const by = span.inserted - (span.end - span.start);
	const start =
		range.start < span.start ? range.start : range.start >= span.end ? range.start + by : span.start + span.inserted;
	const end = range.end <= span.start ? range.end : range.end >= span.end ? range.end + by : span.start;
	return { ...range, start, end: Math.max(start, end) };
}

function moved<R extends TextRange>(range: R, span: Span): R {
	const by = span.inserted - (span.end - span.start);
	return { ...range, start: range.start + by, end: range.end + by };
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
