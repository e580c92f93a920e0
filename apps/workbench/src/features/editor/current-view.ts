import type { TextEdit, TextRange } from "@annex/host";
import { create } from "zustand";

/** Where the caret stands; `documentId` is empty before the editor was first shown. */
export const useSelection = create<{ documentId: string; start: number; end: number; line: number; column: number }>(
	() => ({ documentId: "", start: 0, end: 0, line: 1, column: 1 }),
);

/** The editor on screen, if there is one. */
export interface CurrentView {
	readonly documentId: string;
	/** Makes all edits as one step that can be undone. */
	replace(edits: readonly TextEdit[]): void;
	/** Scrolls to the range, and selects it if asked to. */
	reveal(range: TextRange, select: boolean): void;
	focus(): void;
}

let view: CurrentView | undefined;

export const currentView = (): CurrentView | undefined => view;
export const setCurrentView = (next: CurrentView | undefined): void => {
	view = next;
	if (!next || wanted?.documentId !== next.documentId) return;
	show(next, wanted);
	wanted = undefined;
};

let wanted: (TextRange & { readonly documentId: string }) | undefined;

/** Selects a range of a document that is, or is about to be, in front. */
export function revealRange(documentId: string, start: number, end: number): void {
	if (view?.documentId === documentId) show(view, { start, end });
	else wanted = { documentId, start, end };
}

function show(shown: CurrentView, range: TextRange): void {
	shown.reveal(range, true);
	shown.focus();
}
