import { create } from "zustand";

interface Bottom {
	/** `tools`, or the id of an extension's panel; `null` while the bottom panel is hidden. */
	readonly tab: string | null;
	show(tab: string): void;
	hide(): void;
	/** Shows a tab, or hides the panel that shows it already. */
	toggle(tab: string): void;
}

export const TOOLS = "tools";

/** What stands in the bottom panel. */
export const useBottom = create<Bottom>((set) => ({
	tab: null,
	show: (tab) => set({ tab }),
	hide: () => set({ tab: null }),
	toggle: (tab) => set((state) => ({ tab: state.tab === tab ? null : tab })),
}));
