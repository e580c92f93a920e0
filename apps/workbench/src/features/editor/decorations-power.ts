import type { DecorationsPower } from "@annex/host";
import { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { extensionMarks, type Marked, markedField, replaceMarked, setMarked } from "./decoration-field.ts";
import { activeDocument } from "./document-store.ts";

/** The editor on screen, or the state that it left behind: marks outlive a look at another page. */
let current: { readonly documentId: string; readonly view?: EditorView; readonly state?: EditorState } | undefined;
/** Marks that are drawn with the next frame, all extensions' at once. */
let waiting: Marked | undefined;
const listeners = new Set<() => void>();

/** The drawn part that was told last. */
let told = { from: 0, to: 0 };

function tell(): void {
	told = current?.view?.viewport ?? { from: 0, to: 0 };
	for (const listener of listeners) listener();
}

/** The editor's part: holds the marks, and notices what moves them. */
export const decorationsInEditor = [
	extensionMarks,
	EditorView.updateListener.of(({ docChanged, changes, view }) => {
		if (docChanged && waiting) waiting = new Map([...waiting].map(([id, set]) => [id, set.map(changes)]));
		if (docChanged) told = { from: changes.mapPos(told.from, -1), to: changes.mapPos(told.to, 1) };
		// What is typed inside the drawn part is told as an edit already.
		const { from, to } = view.viewport;
		if (from !== told.from || to !== told.to) tell();
	}),
];

/** Draws into this view from here on. Returns the way to stop, which keeps what is marked for the next view. */
export function decorateIn(view: EditorView, documentId: string): () => void {
	const before = current?.documentId === documentId ? current.state : undefined;
	const same = before?.doc.eq(view.state.doc);
	current = { documentId, view };
	waiting = undefined;
	// A state that was put aside may still hold marks of extensions that have stopped since.
	view.dispatch({ effects: setMarked.of(same && before ? before.field(markedField) : new Map()) });
	tell();
	return () => {
		draw();
		current = { documentId, state: view.state };
		tell();
	};
}

function draw(): void {
	const marked = waiting;
	waiting = undefined;
	if (marked) current?.view?.dispatch({ effects: setMarked.of(marked) });
}

function put(documentId: string, state: EditorState, marked: Marked): void {
	if (current?.view === undefined) {
		current = { documentId, state: state.update({ effects: setMarked.of(marked) }).state };
		return;
	}
	if (waiting === undefined) requestAnimationFrame(draw);
	waiting = marked;
}

/** What the document's marks refer to: the editor's state, or one like it while no editor is on screen. */
function stateOf(documentId: string): EditorState {
	if (current?.documentId === documentId) {
		const state = current.view?.state ?? current.state;
		if (state) return state;
	}
	return EditorState.create({ doc: activeDocument()?.doc ?? "", extensions: markedField });
}

/** Marks of extensions in the document in front of the person. */
export const decorationsPower: DecorationsPower = {
	set({ extension, documentId, within, ranges, marks, most }) {
		const state = stateOf(documentId);
		const marked = waiting ?? state.field(markedField);
		const now = replaceMarked(state, marked.get(extension.id), within, ranges, marks, extension.displayName);
		if (now.size > most) return "full";
		put(documentId, state, new Map(marked).set(extension.id, now));
		return "set";
	},
	clear(extensionId) {
		if (current === undefined) return;
		const state = stateOf(current.documentId);
		const marked = new Map(waiting ?? state.field(markedField));
		if (marked.delete(extensionId)) put(current.documentId, state, marked);
	},
	visible() {
		const viewport = current?.view?.viewport;
		return viewport ? { start: viewport.from, end: viewport.to } : null;
	},
	onVisibleChange(listener) {
		listeners.add(listener);
		return () => void listeners.delete(listener);
	},
};
