import type { EditorPower } from "@annex/host";
import { applyEdits } from "./apply-edits.ts";
import { currentView, useSelection } from "./current-view.ts";
import { activeDocument, loadedDocument, textOf, useDocuments, writeDocument } from "./document-store.ts";

/** The editor as extensions may see it, on screen or not. */
export const editorPower: EditorPower = {
	// The document itself: its text is joined only when somebody asks for it.
	document: activeDocument,
	selection() {
		const document = activeDocument();
		if (!document) return null;
		const { id, version, doc } = document;
		const { documentId, start, end } = useSelection.getState();
		if (documentId !== id) return { documentId: id, version, start: 0, end: 0 };
		return { documentId: id, version, start: Math.min(start, doc.length), end: Math.min(end, doc.length) };
	},
	applyEdits({ documentId, version, edits }) {
		const document = loadedDocument(documentId);
		if (!document) return { outcome: "closed" };
		if (document.version !== version) return { outcome: "conflict", version: document.version };
		const view = currentView();
		if (view?.documentId === documentId) view.replace(edits);
		else writeDocument(documentId, textOf(applyEdits(document.text, edits)));
		return { outcome: "applied", version: loadedDocument(documentId)?.version ?? version };
	},
	onChange(listener) {
		let last = activeDocument();
		return useDocuments.subscribe((state) => {
			const next = activeDocument(state);
			if (next?.id === last?.id && next?.version === last?.version) return;
			last = next;
			listener();
		});
	},
	onSelectionChange: (listener) => useSelection.subscribe(listener),
};
