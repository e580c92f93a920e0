import type { DecorationColor, LineMark, RangeDecoration, TextRange } from "@annex/host";
import { type EditorState, type Range, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, hoverTooltip } from "@codemirror/view";

/** What extensions have marked in the document, by extension id. */
export type Marked = ReadonlyMap<string, DecorationSet>;

export const setMarked = StateEffect.define<Marked>();

/** Holds the marks and moves them along with every change of the text. */
export const markedField = StateField.define<Marked>({
	create: () => new Map(),
	update(marked, transaction) {
		let now = marked;
		if (transaction.docChanged && now.size > 0) {
			now = new Map([...now].map(([id, set]) => [id, set.map(transaction.changes)]));
		}
		for (const effect of transaction.effects) if (effect.is(setMarked)) now = effect.value;
		return now;
	},
});

/**
 * Replaces those that touch `within`, or all. Offsets are inside the text, ranges sorted and without overlap; `by` is who
 * marks, as a person knows it.
 */
export function replaceMarked(
	state: EditorState,
	before: DecorationSet | undefined,
	within: TextRange | null,
	ranges: readonly RangeDecoration[],
	marks: readonly LineMark[],
	by: string,
): DecorationSet {
	const add: Range<Decoration>[] = ranges.map((one) => styleOf(one, by).range(one.start, one.end));
	// One sign a line: they would lie on each other.
	const taken = new Set<number>();
	for (const { at, icon, color } of marks) {
		const { from } = state.doc.lineAt(at);
		if (taken.has(from)) continue;
		taken.add(from);
		add.push(lineSign(icon, color).range(from));
	}
	if (within === null || before === undefined) return Decoration.set(add, true);
	const signsFrom = state.doc.lineAt(within.start).from;
	return before.update({
		filterFrom: signsFrom,
		filterTo: within.end,
		filter: (from, to) =>
			from === to ? from < signsFrom || from >= within.end : to <= within.start || from >= within.end,
		add,
		sort: true,
	});
}

class Hover {
	readonly text: string;
	readonly by: string;

	constructor(text: string, by: string) {
		this.text = text;
		this.by = by;
	}
}

const cached = new Map<string, Decoration>();

function styleOf({ color, background, underline, bold, hover }: RangeDecoration, by: string): Decoration {
	const classes = [
		color && `x-text x-${color}`,
		background && `x-back xb-${background}`,
		underline && `x-under xu-${underline}`,
		bold && "x-bold",
	];
	const name = classes.filter(Boolean).join(" ");
	// Text of its own makes a decoration of its own.
	if (hover !== undefined) return Decoration.mark({ class: name, hover: new Hover(hover, by) });
	return reused(name, () => Decoration.mark({ class: name }));
}

function lineSign(icon: LineMark["icon"], color: DecorationColor): Decoration {
	const name = `x-sign xs-${icon} x-${color}`;
	return reused(name, () => Decoration.line({ class: name }));
}

function reused(key: string, make: () => Decoration): Decoration {
	const known = cached.get(key) ?? make();
	cached.set(key, known);
	return known;
}

/** The extension's words where the pointer rests, and whose words they are. */
const hover = hoverTooltip(
	(view, at, side) => {
		for (const set of view.state.field(markedField).values()) {
			const found: { from: number; to: number; words: Hover }[] = [];
			set.between(at, at, (from, to, { spec }) => {
				const words: unknown = spec["hover"];
				if (!(words instanceof Hover) || (from === at && side < 0) || (to === at && side > 0)) return;
				found.push({ from, to, words });
			});
			const [first] = found;
			if (first === undefined) continue;
			const { from, to } = first;
			const { text, by } = first.words;
			return {
				pos: from,
				end: to,
				above: true,
				create() {
					const dom = document.createElement("div");
					dom.className = "x-tooltip";
					const words = dom.appendChild(document.createElement("p"));
					words.textContent = text;
					const source = dom.appendChild(document.createElement("p"));
					source.className = "x-source";
					source.textContent = by;
					return { dom };
				},
			};
		}
		return null;
	},
	{ hoverTime: 400 },
);

export const extensionMarks = [
	markedField,
	EditorView.decorations.computeN([markedField], (state) => [...state.field(markedField).values()]),
	hover,
];
