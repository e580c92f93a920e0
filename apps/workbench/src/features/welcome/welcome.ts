import { create } from "zustand";

const KEY = "annex.welcome";

/** Whether the welcome is shown: at the first visit, and when it is asked for. */
export const useWelcome = create<{ shown: boolean; show(): void; dismiss(): void }>((set) => ({
	shown: isFirstVisit(),
	show: () => set({ shown: true }),
	dismiss() {
		set({ shown: false });
		try {
			localStorage.setItem(KEY, "seen");
		} catch {
			// It comes once more, then.
		}
	},
}));

function isFirstVisit(): boolean {
	try {
		return localStorage.getItem(KEY) === null;
	} catch {
		return false;
	}
}
