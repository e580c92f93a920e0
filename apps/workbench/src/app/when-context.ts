import type { WhenContext } from "@annex/manifest";
import { editorPower } from "../features/editor/editor-power.ts";

const PHONE = "(max-width: 639px)";

/** What conditions of extensions (`when`) can ask about, at this moment. */
export function whenContext(about?: { readonly fileName: string; readonly languageId: string }): WhenContext {
	const document = editorPower.document();
	const selection = editorPower.selection();
	const fileName = about?.fileName ?? document?.name ?? "";
	return {
		editorFocus: globalThis.document.activeElement?.closest(".cm-editor") != null,
		editorOpen: document !== null,
		hasSelection: selection !== null && selection.end > selection.start,
		languageId: about?.languageId ?? document?.language ?? "",
		fileName,
		fileExtension: /\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? "",
		isPhone: window.matchMedia(PHONE).matches,
		isOffline: !navigator.onLine,
	};
}
