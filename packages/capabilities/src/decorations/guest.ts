import type { TextRange } from "../editor/power.ts";
import { callerOf, type Disposable, disposable, type GuestChannel } from "../guest-channel.ts";
import type { decorations } from "./contract.ts";
import type { LineMark, RangeDecoration } from "./power.ts";

/** The part of a document that is drawn: a little more than what the person sees. */
export interface VisibleRange extends TextRange {
	readonly documentId: string;
	readonly version: number;
}

export interface Decorations {
	readonly documentId: string;
	/** The version that the offsets were made for; what was typed since moves them along. */
	readonly version: number;
	/** Replaces only what you have marked here, for marking block by block. Everything, when it is left out. */
	readonly within?: TextRange;
	/** Sorted, without overlap, inside `within`; at most 2,000 in one call. */
	readonly ranges?: readonly RangeDecoration[];
	/** Signs beside lines; at most 500 in one call. */
	readonly marks?: readonly LineMark[];
}

/** Marks in the text, in colours of the theme. Needs `data.read`. They end with your extension and with that grant. */
export interface DecorationsApi {
	/**
	 * Replaces your marks in the active document. They move along with every edit; text that is typed at their edges stays
	 * outside. When another document comes in front they are gone. Rejects with `document_conflict` when the version is
	 * too long ago, `document_closed`, `decorations_invalid`, or `decorations_full` beyond 10,000 in one document.
	 */
	set(decorations: Decorations): Promise<void>;
	/** `null` when no document is on screen. */
	visibleRange(): Promise<VisibleRange | null>;
	/** Calls back at most every 50 ms when another part of the document is drawn. */
	onDidChangeVisibleRange(listener: (range: VisibleRange | null) => void): Disposable;
}

export function decorationsGuest(channel: GuestChannel): DecorationsApi {
	const call = callerOf<typeof decorations>(channel, "decorations");
	let listeners = 0;

	function count(by: 1 | -1): void {
		listeners += by;
		if (listeners > 1 || (by === -1 && listeners === 1)) return;
		// Fails only when the host is gone or draws nothing, and then there is nothing to hear either.
		call("listen", { visibleChanged: listeners > 0 }).catch(() => {});
	}

	return Object.freeze({
		async set({ documentId, version, within, ranges, marks }: Decorations) {
			await call("set", {
				documentId,
				version,
				within: within ? { start: within.start, end: within.end } : null,
				ranges: [...(ranges ?? [])],
				marks: [...(marks ?? [])],
			});
		},
		visibleRange: () => call("visible", {}),
		onDidChangeVisibleRange(listener: (range: VisibleRange | null) => void) {
			const stop = channel.on("decorations.visibleChanged", (payload) => listener(payload as VisibleRange | null));
			count(1);
			return disposable(() => {
				stop();
				count(-1);
			});
		},
	});
}
