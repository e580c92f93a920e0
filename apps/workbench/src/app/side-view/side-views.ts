import type { ComponentType } from "react";
import { create } from "zustand";

/** One view beside the editor, such as the files. */
export interface SideView {
	/** Unique: `files`, or an extension's id and its panel's. */
	readonly id: string;
	/** Harmless to show; the heading of the view and the name of its button. */
	readonly title: string;
	readonly icon: ComponentType<{ size?: number; strokeWidth?: number; "aria-hidden"?: "true" }>;
	/** Smaller stands higher; the app's own begin at 0, extensions' at 100. */
	readonly order: number;
	/** Fills the view below its heading, and scrolls by itself. `onDone` closes the sheet of a phone after a choice. */
	readonly content: ComponentType<{ onDone: () => void }>;
	/** Buttons beside the heading. */
	readonly actions?: ComponentType;
}

interface SideViews {
	readonly views: readonly SideView[];
	/** The view beside the editor, or `null` while the side is hidden. */
	readonly shown: string | null;
	/** In pixels. */
	readonly width: number;
	/** Whether the sheet of narrow windows is open. */
	readonly sheet: boolean;
}

const KEY = "annex.sideView";
export const MIN_WIDTH = 180;
export const MAX_WIDTH = 560;
const NARROW = "(width < 48rem)";

export const useSideViews = create<SideViews>(() => ({ views: [], ...stored(), sheet: false }));

/**
 * Adds a view until the returned function is called. The same id again takes the place of the earlier view.
 *
 * @example
 * const remove = registerSideView({ id: "acme.todo/list", title: "To do", icon, order: 100, content: TodoList });
 */
export function registerSideView(view: SideView): () => void {
	useSideViews.setState(({ views }) => ({
		views: [...views.filter(({ id }) => id !== view.id), view].sort((a, b) => a.order - b.order),
	}));
	return () => useSideViews.setState(({ views }) => ({ views: views.filter((one) => one !== view) }));
}

/** The view that is shown: the chosen one, or the first while that one's extension does not run. */
export function shownView(state: Pick<SideViews, "views" | "shown">): SideView | undefined {
	if (state.shown === null) return undefined;
	return state.views.find(({ id }) => id === state.shown) ?? state.views[0];
}

/** Shows a view: beside the editor, or as a sheet where there is no room. */
export function showSideView(id: string): void {
	useSideViews.setState({ shown: id, sheet: isNarrow() });
	keep();
}

/** What pressing a view's button does: shows it, or hides the side that shows it already. */
export function toggleSideView(id: string): void {
	const state = useSideViews.getState();
	if (isNarrow() ? state.sheet && shownView(state)?.id === id : shownView(state)?.id === id) hideSideView();
	else showSideView(id);
}

export function hideSideView(): void {
	// On a phone the sheet is what goes; which view it showed is remembered.
	useSideViews.setState(isNarrow() ? { sheet: false } : { shown: null, sheet: false });
	keep();
}

export function setSideWidth(width: number): void {
	useSideViews.setState({ width: Math.round(Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, width))) });
	keep();
}

const isNarrow = (): boolean => typeof matchMedia === "function" && matchMedia(NARROW).matches;

function stored(): { shown: string | null; width: number } {
	try {
		const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "null");
		if (typeof kept === "object" && kept !== null && "shown" in kept && "width" in kept) {
			const { shown, width } = kept;
			if ((shown === null || typeof shown === "string") && typeof width === "number") {
				return { shown, width: Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, width)) };
			}
		}
	} catch {
		// Storage is switched off or holds something else: the side looks as on a first visit.
	}
	return { shown: "files", width: 248 };
}

function keep(): void {
	try {
		const { shown, width } = useSideViews.getState();
		localStorage.setItem(KEY, JSON.stringify({ shown, width }));
	} catch {
		// It holds until the page is closed.
	}
}
