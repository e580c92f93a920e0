import type { TextRange } from "../editor/power.ts";
import type { ExtensionIdentity } from "../scope.ts";

/** Names of colours; what they look like is the theme's. `c1` to `c8` only differ from each other. */
export const COLORS = [
	"accent",
	"success",
	"warning",
	"danger",
	"muted",
	"c1",
	"c2",
	"c3",
	"c4",
	"c5",
	"c6",
	"c7",
	"c8",
] as const;
export type DecorationColor = (typeof COLORS)[number];

/** What can stand beside a line. */
export const ICONS = ["bookmark", "dot", "diamond", "arrow", "bar"] as const;
export type DecorationIcon = (typeof ICONS)[number];

/** In one call. */
export const MOST_RANGES = 2_000;
export const MOST_MARKS = 500;
/** Of one extension in one document, ranges and marks together. */
export const MOST_DECORATIONS = 10_000;

/** A styled piece of text. Empty ones are not shown. */
export interface RangeDecoration extends TextRange {
	readonly color?: DecorationColor | undefined;
	readonly background?: DecorationColor | undefined;
	readonly underline?: DecorationColor | undefined;
	readonly bold?: boolean | undefined;
	/** Plain text that is shown while the pointer rests on it. */
	readonly hover?: string | undefined;
}

/** A sign beside the line that the offset lies in. */
export interface LineMark {
	readonly at: number;
	readonly icon: DecorationIcon;
	readonly color: DecorationColor;
}

/** Draws decorations into the active document, and moves them along with every later edit. */
export interface DecorationsPower {
	/**
	 * Replaces the extension's decorations that touch `within`, or all of them where that is `null`. Offsets are those of
	 * the document as it is now; ranges come sorted, without overlap and inside it. `full`: it would hold more than `most`;
	 * nothing was changed then.
	 */
	set(change: {
		readonly extension: ExtensionIdentity;
		readonly documentId: string;
		readonly within: TextRange | null;
		readonly ranges: readonly RangeDecoration[];
		readonly marks: readonly LineMark[];
		readonly most: number;
	}): "set" | "full";
	/** Takes all decorations of the extension away. */
	clear(extensionId: string): void;
	/** The part of the active document that is drawn, a little more than what is seen; `null` when none is on screen. */
	visible(): TextRange | null;
	/** Calls back when another part is drawn. Returns the way to stop. */
	onVisibleChange(listener: () => void): () => void;
}
