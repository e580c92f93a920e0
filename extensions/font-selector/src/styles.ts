import type { Appearance } from "@annex/sdk";

/** What the person may set, with what the app has by itself: a value left at that is no wish. */
export const defaults = { font: "theme", size: 16, lineHeight: 1.7, width: 80 } as const;

export interface Style {
	readonly font: string;
	readonly size: number;
	readonly lineHeight: number;
	readonly width: number;
}

export const faces: readonly { readonly label: string; readonly detail: string; readonly font: string }[] = [
	{ font: "theme", label: "As the theme has it", detail: "The app's own face" },
	{ font: "inter", label: "Inter", detail: "Sans serif, even and quiet" },
	{ font: "atkinson-hyperlegible", label: "Atkinson Hyperlegible", detail: "Letters that cannot be mistaken" },
	{ font: "source-serif", label: "Source Serif", detail: "Serif, crisp" },
	{ font: "literata", label: "Literata", detail: "Serif, made for books" },
	{ font: "opendyslexic", label: "OpenDyslexic", detail: "Heavy feet, for readers with dyslexia" },
	{ font: "jetbrains-mono", label: "JetBrains Mono", detail: "Every letter as wide as the next" },
	{ font: "system-sans", label: "System sans serif", detail: "What this machine has" },
	{ font: "system-serif", label: "System serif", detail: "What this machine has" },
	{ font: "system-mono", label: "System monospace", detail: "What this machine has" },
];

export const presets: readonly { readonly label: string; readonly detail: string; readonly style: Style }[] = [
	{ label: "Book", detail: "Literata, 19 px, airy", style: { font: "literata", size: 19, lineHeight: 1.8, width: 66 } },
	{
		label: "Newspaper",
		detail: "Source Serif, 17 px, narrow",
		style: { font: "source-serif", size: 17, lineHeight: 1.55, width: 56 },
	},
	{
		label: "Easy to read",
		detail: "Atkinson Hyperlegible, 20 px",
		style: { font: "atkinson-hyperlegible", size: 20, lineHeight: 1.8, width: 64 },
	},
	{
		label: "Typewriter",
		detail: "JetBrains Mono, 15 px",
		style: { font: "jetbrains-mono", size: 15, lineHeight: 1.8, width: 90 },
	},
	{ label: "Dense", detail: "Inter, 14 px, wide", style: { font: "inter", size: 14, lineHeight: 1.5, width: 100 } },
];

type Wishes = { [Key in "editorFont" | "editorFontSize" | "lineHeight" | "textWidth"]: Appearance[Key] | null };

/** What to ask the app for; what is left at its default is left to the theme. */
export function wishesOf(style: Style): Wishes {
	return {
		editorFont: style.font === defaults.font ? null : (style.font as Appearance["editorFont"]),
		editorFontSize: style.size === defaults.size ? null : style.size,
		lineHeight: style.lineHeight === defaults.lineHeight ? null : style.lineHeight,
		textWidth: style.width === defaults.width ? null : style.width,
	};
}
