import type { TextEdit } from "@annex/host";
import type { ChangeSet } from "@codemirror/state";

/** What is being written into a document at this moment, for those whom the store tells of the new version only. */
let step: { readonly documentId: string; readonly edits: readonly TextEdit[] } | undefined;

/** Runs `write`, which makes one new version of the document, while `stepOf` knows what it consists of. */
export function asStep<T>(documentId: string, edits: readonly TextEdit[], write: () => T): T {
	step = { documentId, edits };
	try {
		return write();
	} finally {
		step = undefined;
	}
}

/** The edits of the write under way: one after another, each in the text that the one before left. */
export function stepOf(documentId: string): readonly TextEdit[] | undefined {
	return step?.documentId === documentId ? step.edits : undefined;
}

/** The editor's changes as edits one after another: from the end, so that earlier offsets stay true. */
export function editsOf(changes: ChangeSet): TextEdit[] {
	const edits: TextEdit[] = [];
	changes.iterChanges((start, end, _from, _to, inserted) => edits.push({ start, end, text: inserted.toString() }));
	return edits.reverse();
}
