import { create } from "zustand";

export type Theme = "system" | "light" | "dark";
const KEY = "annex.theme";
const THEMES: readonly Theme[] = ["system", "light", "dark"];

function stored(): Theme {
	try {
		return THEMES.find((theme) => theme === localStorage.getItem(KEY)) ?? "system";
	} catch {
		// Storage is switched off: the system decides.
		return "system";
	}
}

function apply(theme: Theme): void {
	if (theme === "system") delete document.documentElement.dataset["theme"];
	else document.documentElement.dataset["theme"] = theme;
}

export const useTheme = create<{ theme: Theme; setTheme: (theme: Theme) => void; next: () => void }>((set, get) => {
	const theme = stored();
	apply(theme);
	return {
		theme,
		setTheme(theme) {
			apply(theme);
			set({ theme });
			try {
				localStorage.setItem(KEY, theme);
			} catch {
				// It holds until the page is closed.
			}
		},
		next: () => get().setTheme(THEMES[(THEMES.indexOf(get().theme) + 1) % THEMES.length] ?? "system"),
	};
});
