import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { remeasure } from "../themes/remeasure.ts";

const page = EditorView.theme({
	"&": {
		height: "100%",
		fontSize: "var(--editor-font-size, var(--text-16))",
		color: "var(--color-ink)",
		background: "transparent",
	},
	"&.cm-focused": { outline: "none" },
	".cm-scroller": {
		fontFamily: "var(--editor-font, var(--font-sans))",
		lineHeight: "var(--editor-line-height, 1.7)",
		overflowY: "auto",
	},
	".cm-content": {
		maxWidth: "var(--editor-width, 46em)",
		width: "100%",
		margin: "0 auto",
		padding: "40px 24px 40vh",
		caretColor: "var(--color-accent-ink)",
	},
	".cm-line": { padding: "0" },
	".cm-cursor": { borderLeftColor: "var(--color-accent-ink)", borderLeftWidth: "2px" },
	"&.cm-focused .cm-selectionBackground, .cm-selectionBackground": { background: "var(--color-selection)" },
	"&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground": { background: "var(--color-selection)" },
	".cm-placeholder": { color: "var(--color-faint)" },
	".cm-panels": { background: "var(--color-raised)", color: "var(--color-ink)", borderColor: "var(--color-line)" },
	".cm-panels-bottom": { borderTop: "1px solid var(--color-line)" },
	".cm-panel.cm-search": { padding: "10px 16px", fontFamily: "var(--font-sans)", fontSize: "var(--text-13)" },
	".cm-textfield": {
		background: "var(--color-surface)",
		border: "1px solid var(--color-control)",
		borderRadius: "var(--radius-control)",
		padding: "4px 8px",
	},
	".cm-button": {
		background: "var(--color-surface)",
		border: "1px solid var(--color-line-strong)",
		borderRadius: "var(--radius-control)",
		padding: "4px 10px",
	},
	".cm-searchMatch": { background: "var(--color-warn-soft)", outline: "1px solid var(--color-warn)" },
	".cm-selectionMatch": { background: "var(--color-accent-soft)" },
});

const marks = HighlightStyle.define([
	{ tag: tags.heading1, fontSize: "1.625em", fontWeight: "650", letterSpacing: "-0.02em", lineHeight: "1.4" },
	{ tag: tags.heading2, fontSize: "1.25em", fontWeight: "600", letterSpacing: "-0.014em" },
	{ tag: [tags.heading3, tags.heading4, tags.heading5, tags.heading6], fontWeight: "600" },
	{ tag: tags.strong, fontWeight: "650" },
	{ tag: tags.emphasis, fontStyle: "italic" },
	{ tag: tags.strikethrough, textDecoration: "line-through" },
	{ tag: tags.monospace, fontFamily: "var(--font-mono)", fontSize: "0.9em", color: "var(--color-syntax-code)" },
	{ tag: [tags.link, tags.url], color: "var(--color-syntax-link)" },
	{ tag: tags.quote, color: "var(--color-syntax-quote)" },
	{ tag: [tags.processingInstruction, tags.meta, tags.contentSeparator], color: "var(--color-syntax-mark)" },
]);

/** The look of the editor: tokens only, so that a theme reaches it too. */
export const editorTheme = [page, syntaxHighlighting(marks), remeasure];
