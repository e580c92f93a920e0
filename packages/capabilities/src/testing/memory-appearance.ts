import type { Appearance, AppearancePower, AppearanceWishes } from "../appearance/power.ts";

/** An app's look without an app. */
export interface MemoryAppearance extends AppearancePower {
	/** What each extension wishes for now. */
	readonly wishes: ReadonlyMap<string, AppearanceWishes>;
	/** The person chooses something themselves. */
	choose(own: AppearanceWishes | Pick<Appearance, "base">): void;
}

export function memoryAppearance(): MemoryAppearance {
	const wishes = new Map<string, AppearanceWishes>();
	const listeners = new Set<() => void>();
	let own: Partial<Appearance> = {};
	const tell = () => {
		for (const listener of [...listeners]) listener();
	};
	return {
		wishes,
		read: () => ({ ...DEFAULTS, ...Object.assign({}, ...wishes.values()), ...own }),
		wish({ id }, now) {
			wishes.delete(id);
			if (Object.keys(now).length > 0) wishes.set(id, now);
			tell();
		},
		onChange(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		choose(choice) {
			own = { ...own, ...choice };
			tell();
		},
	};
}

const DEFAULTS: Appearance = {
	base: "light",
	editorFont: "inter",
	editorFontSize: 16,
	lineHeight: 1.7,
	textWidth: 80,
	paper: "plain",
	tint: "none",
};
