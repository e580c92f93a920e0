import { create } from "zustand";

/** Whether the extension tools are open. */
export const useTools = create<{ open: boolean; show(): void; hide(): void; toggle(): void }>((set) => ({
	open: false,
	show: () => set({ open: true }),
	hide: () => set({ open: false }),
	toggle: () => set(({ open }) => ({ open: !open })),
}));
