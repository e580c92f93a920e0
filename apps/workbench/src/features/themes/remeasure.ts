import type { Extension } from "@codemirror/state";
import { ViewPlugin } from "@codemirror/view";
import { useLook } from "./look-store.ts";

/** Has the editor measure its lines anew when the look has changed, which nothing tells it. */
export const remeasure: Extension = ViewPlugin.define((view) => {
	const again = () => view.requestMeasure();
	const stop = useLook.subscribe(again);
	// A face that arrives late changes every line, too.
	document.fonts.addEventListener("loadingdone", again);
	return {
		destroy() {
			stop();
			document.fonts.removeEventListener("loadingdone", again);
		},
	};
});
