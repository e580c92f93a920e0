import type { Appearance } from "@annex/sdk";

export interface Sheet {
	readonly label: string;
	readonly detail: string;
	readonly paper: Appearance["paper"];
	readonly tint: Appearance["tint"];
}

/** The stack one leafs through. */
export const sheets: readonly Sheet[] = [
	{ label: "Plain", detail: "Nothing behind the text", paper: "plain", tint: "none" },
	{ label: "Ruled", detail: "A line under every line", paper: "ruled", tint: "none" },
	{ label: "Legal pad", detail: "Cream, ruled, with a red margin", paper: "legal", tint: "cream" },
	{ label: "Dotted", detail: "Dots to draw along", paper: "dotted", tint: "none" },
	{ label: "Squared", detail: "For tables and figures", paper: "grid", tint: "none" },
	{ label: "Sepia", detail: "Warm, for long evenings", paper: "plain", tint: "sepia" },
	{ label: "Old notebook", detail: "Sepia, ruled", paper: "ruled", tint: "sepia" },
	{ label: "Sage", detail: "A quiet green", paper: "plain", tint: "sage" },
	{ label: "Field notes", detail: "Sage, dotted", paper: "dotted", tint: "sage" },
	{ label: "Newsprint", detail: "Grey and plain", paper: "plain", tint: "newsprint" },
];

/** The next sheet of the stack; from a mixture of one's own, the first. */
export function sheetAfter(paper: unknown, tint: unknown): Sheet {
	const at = sheets.findIndex((sheet) => sheet.paper === paper && sheet.tint === tint);
	return sheets[(at + 1) % sheets.length] as Sheet;
}
