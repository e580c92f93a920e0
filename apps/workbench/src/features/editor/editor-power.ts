import type { EditorPower } from "@annex/host";
import { applyEdits } from "./apply-edits.ts";
import { currentView, useSelection } from "./current-view.ts";
import { activeDocument, nameOf, useDocuments, writeDocument } from "./document-store.ts";

/** The editor as extensions may see it, on screen or not. */
export const editorPower: EditorPower = {
	document() {
		const { id, text, version } = activeDocument();
		return { id, name: nameOf({ text }), language: "markdown", version, text };
	},
	selection() {
		const { id, version, text } = activeDocument();
		const { documentId, start, end } = useSelection.getState();
		if (documentId !== id) return { documentId: id, version, start: 0, end: 0 };
		return { documentId: id, version, start: Math.min(start, text.length), end: Math.min(end, text.length) };
	},
	applyEdits({ documentId, version, edits }) {
		const document = useDocuments.getState().documents.find((candidate) => candidate.id === documentId);
		if (!document) return { outcome: "closed" };
		if (document.version !== version) return { outcome: "conflict", version: document.version };
		const view = currentView();
		if (view?.documentId === documentId) view.replace(edits);
		else writeDocument(documentId, applyEdits(document.text, edits));
		const now = useDocuments.getState().documents.find((candidate) => candidate.id === documentId);
		return { outcome: "applied", version: now?.version ?? version };
	},
	onChange(listener) {
		let last = activeDocument();
		return useDocuments.subscribe((state) => {
			const next = activeDocument(state);
			if (next.id === last.id && next.version === last.version) return;
			last = next;
			listener();
		});
	},
	onSelectionChange: (listener) => useSelection.subscribe(listener),
};
