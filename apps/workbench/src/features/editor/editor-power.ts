import type { EditorPower } from "@annex/host";
import { applyEdits } from "./apply-edits.ts";
import { asStep, stepOf } from "./change-steps.ts";
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
		else {
			// As the editor itself reads line breaks: the step has to say what the text becomes.
			const plain = edits.map((edit) => ({ ...edit, text: edit.text.replace(/\r\n?/g, "\n") }));
			asStep(documentId, plain.toReversed(), () => writeDocument(documentId, textOf(applyEdits(document.text, plain))));
		}
		return { outcome: "applied", version: loadedDocument(documentId)?.version ?? version };
	},
	reveal(range, { select }) {
		const view = currentView();
		if (view && view.documentId === activeDocument()?.id) view.reveal(range, select);
	},
	onChange(listener) {
		let last = activeDocument();
		return useDocuments.subscribe((state) => {
			const before = last;
			last = activeDocument(state);
			if (last?.id === before?.id && last?.version === before?.version) return;
			const next = last !== null && last.id === before?.id && last.version === before.version + 1 ? last : undefined;
			const edits = next && stepOf(next.id);
			listener(edits ? { documentId: next.id, from: next.version - 1, version: next.version, edits } : null);
		});
	},
	onSelectionChange: (listener) => useSelection.subscribe(listener),
};
