import type { DecorationsPower, LineMark, RangeDecoration } from "../decorations/power.ts";
import type { TextRange } from "../editor/power.ts";

/** Decorations without a screen. They stay where they were put: moving along is the app's. */
export interface MemoryDecorations extends DecorationsPower {
	/** What the extension has marked, sorted. */
	of(extensionId: string): { readonly ranges: readonly RangeDecoration[]; readonly marks: readonly LineMark[] };
	/** Scrolls: this part is drawn now. */
	show(range: TextRange | null): void;
}

export function memoryDecorations(): MemoryDecorations {
	const held = new Map<string, { ranges: RangeDecoration[]; marks: LineMark[] }>();
	const listeners = new Set<() => void>();
	let drawn: TextRange | null = null;
	const of = (id: string) => held.get(id) ?? { ranges: [], marks: [] };

	return {
		of,
		set({ extension, within, ranges, marks, most }) {
			const before = of(extension.id);
			const outside = ({ start, end }: TextRange) => within !== null && (end <= within.start || start >= within.end);
			const now = {
				ranges: [...before.ranges.filter(outside), ...ranges].sort((a, b) => a.start - b.start),
				marks: [...before.marks.filter(({ at }) => outside({ start: at, end: at })), ...marks].sort(
					(a, b) => a.at - b.at,
				),
			};
			if (now.ranges.length + now.marks.length > most) return "full";
			held.set(extension.id, now);
			return "set";
		},
		clear: (id) => void held.delete(id),
		visible: () => drawn,
		onVisibleChange(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		show(range) {
			drawn = range;
			for (const listener of listeners) listener();
		},
	};
}
