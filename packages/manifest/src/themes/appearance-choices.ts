/** Faces of which an app offers each: names, never families or addresses, so that nothing is loaded from elsewhere. */
export const fontNames = [
	"inter",
	"atkinson-hyperlegible",
	"source-serif",
	"literata",
	"opendyslexic",
	"jetbrains-mono",
	"system-sans",
	"system-serif",
	"system-mono",
] as const;
export type FontName = (typeof fontNames)[number];

/** What is drawn on the page behind the text. */
export const paperNames = ["plain", "ruled", "legal", "dotted", "grid"] as const;
export type PaperName = (typeof paperNames)[number];

/** What the page behind the text is coloured with; `none` leaves it to the theme. */
export const tintNames = ["none", "sepia", "cream", "sage", "newsprint"] as const;
export type TintName = (typeof tintNames)[number];
