import type { DecorationColor } from "@annex/host";
import { EditorView } from "@codemirror/view";

/** The names that extensions use, and the tokens behind them. */
const colors: Readonly<Record<DecorationColor, string>> = {
	accent: "var(--color-accent-ink)",
	success: "var(--color-good)",
	warning: "var(--color-warn)",
	danger: "var(--color-bad)",
	muted: "var(--color-faint)",
	c1: "var(--color-mark-1)",
	c2: "var(--color-mark-2)",
	c3: "var(--color-mark-3)",
	c4: "var(--color-mark-4)",
	c5: "var(--color-mark-5)",
	c6: "var(--color-mark-6)",
	c7: "var(--color-mark-7)",
	c8: "var(--color-mark-8)",
};

const perColor = Object.fromEntries(
	Object.entries(colors).flatMap(([name, value]) => [
		[`.x-${name}`, { "--x-ink": value }],
		[`.xb-${name}`, { "--x-back": value }],
		[`.xu-${name}`, { "--x-under": value }],
	]),
);

/** The look of extensions' marks. Signs stand in the margin that the text leaves on its left. */
export const decorationTheme = EditorView.theme({
	...perColor,
	".x-text, .x-text *": { color: "var(--x-ink)" },
	".x-back": {
		background: "color-mix(in srgb, var(--x-back) 18%, transparent)",
		borderRadius: "3px",
		boxShadow: "0 0 0 1px color-mix(in srgb, var(--x-back) 18%, transparent)",
	},
	".x-under": {
		textDecoration: "underline 1.5px var(--x-under)",
		textUnderlineOffset: "0.22em",
		textDecorationSkipInk: "none",
	},
	".x-bold": { fontWeight: "650" },
	".x-sign": { position: "relative" },
	".x-sign::before": {
		content: '""',
		position: "absolute",
		left: "-18px",
		top: "calc(0.85em - 5px)",
		width: "10px",
		height: "10px",
		background: "var(--x-ink)",
		pointerEvents: "none",
	},
	".xs-dot::before": { borderRadius: "50%", width: "8px", height: "8px", left: "-17px", top: "calc(0.85em - 4px)" },
	".xs-bookmark::before": {
		height: "13px",
		top: "calc(0.85em - 6px)",
		clipPath: "polygon(0 0, 100% 0, 100% 100%, 50% 72%, 0 100%)",
	},
	".xs-diamond::before": { clipPath: "polygon(50% 0, 100% 50%, 50% 100%, 0 50%)" },
	".xs-arrow::before": { clipPath: "polygon(10% 0, 100% 50%, 10% 100%)" },
	".xs-bar::before": { width: "3px", height: "auto", top: "0", bottom: "0", left: "-14px" },
	".cm-tooltip:has(.x-tooltip)": {
		border: "1px solid var(--color-line)",
		borderRadius: "var(--radius-control)",
		background: "var(--color-raised)",
		boxShadow: "var(--shadow-raised)",
		color: "var(--color-ink)",
	},
	".x-tooltip": { maxWidth: "20rem", padding: "6px 10px", fontSize: "var(--text-13)", whiteSpace: "pre-wrap" },
	".x-tooltip .x-source": { color: "var(--color-muted)", fontSize: "var(--text-12)" },
});
