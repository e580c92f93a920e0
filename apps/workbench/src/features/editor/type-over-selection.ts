import { EditorView } from "@codemirror/view";

/**
 * Puts what is typed over a selection into the text itself. Left to the browser, Chromium gives the new words the look of
 * the deleted ones in a `style` attribute, as when a heading is selected: that breaks the page's policy for styles.
 */
export const typeOverSelection = EditorView.domEventHandlers({
	beforeinput(event, view) {
		const { inputType, data, cancelable } = event;
		if (inputType !== "insertText" || data === null || !cancelable) return false;
		if (view.composing || view.state.readOnly || view.state.selection.main.empty) return false;
		event.preventDefault();
		view.dispatch(view.state.replaceSelection(data), { userEvent: "input.type", scrollIntoView: true });
		return true;
	},
});
