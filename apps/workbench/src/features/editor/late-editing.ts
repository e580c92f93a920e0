import { markdownKeymap, markdownLanguage } from "@codemirror/lang-markdown";
import { search, searchKeymap } from "@codemirror/search";
import { type Extension, Prec } from "@codemirror/state";
import { keymap } from "@codemirror/view";
import type { TextDocument } from "./document-store.ts";
import { hasEndlessParagraph } from "./endless-paragraph.ts";

const finding: Extension = [search({ top: false }), Prec.low(keymap.of(searchKeymap))];
/** Not `markdown()`: it brings the parsers of HTML, CSS and JavaScript along, for code inside the text. */
const markdown: Extension = [markdownLanguage, finding];
const markdownKeys = Prec.high(keymap.of(markdownKeymap));

/** What one can write without for a moment: the look of Markdown, keys that continue its lists, and finding. */
export function lateEditing({ language, doc }: Pick<TextDocument, "language" | "doc">): Extension {
	return [markdownKeys, language === "markdown" && !hasEndlessParagraph(doc) ? markdown : finding];
}
