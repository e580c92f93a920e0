import { create } from "zustand";

const KEY = "annex.automaticUpdates";

interface UpdatePreference {
	/** Whether extensions that are set to nothing of their own are updated without asking. */
	readonly automatic: boolean;
	readonly setAutomatic: (automatic: boolean) => void;
}

function stored(): boolean {
	try {
		return localStorage.getItem(KEY) === "yes";
	} catch {
		// Storage is switched off: asking is the safe way.
		return false;
	}
}

/** A choice of this browser's, for all extensions; each can be set otherwise. */
export const useUpdatePreference = create<UpdatePreference>((set) => ({
	automatic: stored(),
	setAutomatic(automatic) {
		set({ automatic });
		try {
			localStorage.setItem(KEY, automatic ? "yes" : "no");
		} catch {
			// It holds until the page is closed.
		}
	},
}));

// The other tabs of this browser follow.
window.addEventListener("storage", ({ key, newValue }) => {
	if (key === KEY) useUpdatePreference.setState({ automatic: newValue === "yes" });
});
