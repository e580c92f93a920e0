import { create } from "zustand";

type Panel = "palette" | "shortcuts" | "menu" | "themes";

/** Which of the app's own overlays is open; at most one. */
export const usePanels = create<{ shown: Panel | null; open: (panel: Panel) => void; close: () => void }>((set) => ({
	shown: null,
	open: (shown) => set({ shown }),
	close: () => set({ shown: null }),
}));
