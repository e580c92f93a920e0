import { defaultKeymap, history, historyKeymap, isolateHistory } from "@codemirror/commands";
import { Compartment, EditorSelection, EditorState, type Extension, type Text, Transaction } from "@codemirror/state";
import { drawSelection, EditorView, keymap, placeholder } from "@codemirror/view";
import { useEffect, useRef } from "react";
import { cspNonce } from "../../app/strict-csp.ts";
import { firstScreen, firstScreenShown } from "../../ui/first-screen.ts";
import { difference } from "../files/merge-texts.ts";
import { asStep, editsOf } from "./change-steps.ts";
import { setCurrentView, useSelection } from "./current-view.ts";
import { decorationTheme } from "./decoration-theme.ts";
import { decorateIn, decorationsInEditor } from "./decorations-power.ts";
import { loadedDocument, type TextDocument, useDocuments, writeDocument } from "./document-store.ts";
import { editorTheme } from "./editor-theme.ts";
import { typeOverSelection } from "./type-over-selection.ts";

/** Keeps undo steps while the page is open, one per document. */
const states = new Map<string, EditorState>();

const common = [
	EditorView.cspNonce.of(cspNonce),
	history(),
	drawSelection(),
	EditorView.lineWrapping,
	typeOverSelection,
	placeholder("Start writing…"),
	keymap.of([...defaultKeymap, ...historyKeymap]),
	editorTheme,
	decorationTheme,
	decorationsInEditor,
	EditorView.contentAttributes.of({
		"aria-label": "Document text",
		tabindex: "0",
		spellcheck: "true",
		autocapitalize: "sentences",
	}),
];

const late = new Compartment();
let lateEditing: ((document: TextDocument) => Extension) | undefined;

/** Fetches what one can write without; texts that are open then get it too. */
async function completeEditing(view: EditorView, document: TextDocument, ended: AbortSignal): Promise<void> {
	await firstScreen;
	lateEditing ??= (await import("./late-editing.ts")).lateEditing;
	const has = late.get(view.state);
	if (!ended.aborted && Array.isArray(has) && has.length === 0)
		view.dispatch({ effects: late.reconfigure(lateEditing(document)) });
}

/** Fetches the rest of the editor beside it, where that costs no wait: a page that this browser keeps has it at hand. */
export async function prepareEditing(): Promise<void> {
	if (navigator.serviceWorker?.controller) lateEditing ??= (await import("./late-editing.ts")).lateEditing;
}

/** The document's text, edited in place. Tab leaves the editor, as it leaves every other field. */
export function MarkdownEditor(props: { documentId: string }) {
	const place = useRef<HTMLDivElement>(null);
	const { documentId } = props;

	useEffect(() => {
		const document = loadedDocument(documentId);
		if (!place.current || !document) return;
		let known: Text = document.doc;
		const view = new EditorView({
			parent: place.current,
			state: stateOf(document),
			dispatchTransactions(transactions, view) {
				view.update(transactions);
				const changes = transactions.map((transaction) => transaction.changes).reduce((all, next) => all.compose(next));
				if (!changes.empty) {
					known = view.state.doc;
					asStep(documentId, editsOf(changes), () => writeDocument(documentId, known));
				}
				tellSelection(view, documentId);
			},
		});
		tellSelection(view, documentId);
		const stopDecorating = decorateIn(view, documentId);
		setCurrentView({
			documentId,
			focus: () => view.focus(),
			reveal(range, select) {
				// The text may be shorter by now than when the range was found.
				const [start, end] = [range.start, range.end].map((offset) => Math.min(offset, view.state.doc.length));
				const shown = EditorSelection.range(start ?? 0, end ?? 0);
				view.dispatch({
					...(select ? { selection: shown } : {}),
					effects: EditorView.scrollIntoView(shown, { y: "center" }),
				});
			},
			replace: (edits) =>
				view.dispatch({
					changes: edits.map(({ start, end, text }) => ({ from: start, to: end, insert: text })),
					// A step of its own: undo takes back what the extension did and nothing else.
					annotations: [Transaction.userEvent.of("input.extension"), isolateHistory.of("full")],
				}),
		});
		// Another way than this view may have changed the text: another tab, or an extension in the file itself.
		const stop = useDocuments.subscribe(() => {
			const now = loadedDocument(documentId);
			if (!now || now.doc === known) return;
			known = now.doc;
			const change = difference(view.state.doc.toString(), now.text);
			if (!change) return;
			// Past `dispatch`, which would take it for something written here.
			view.update([view.state.update({ changes: change, annotations: Transaction.remote.of(true) })]);
		});
		// What lies over the page keeps the focus, however late the editor came.
		const covered = window.document.querySelector("[data-overlay]") !== null;
		if (!covered && window.matchMedia("(pointer: fine)").matches) view.focus();
		firstScreenShown();
		const ended = new AbortController();
		void completeEditing(view, document, ended.signal);
		return () => {
			ended.abort();
			stop();
			stopDecorating();
			states.set(documentId, view.state);
			setCurrentView(undefined);
			view.destroy();
		};
	}, [documentId]);

	return <div ref={place} className="min-h-0 flex-1 overflow-hidden" />;
}

function stateOf(document: TextDocument): EditorState {
	const kept = states.get(document.id);
	if (kept?.doc.eq(document.doc)) return kept;
	return EditorState.create({ doc: document.doc, extensions: [late.of(lateEditing?.(document) ?? []), common] });
}

function tellSelection(view: EditorView, documentId: string): void {
	const { main } = view.state.selection;
	const line = view.state.doc.lineAt(main.head);
	const before = useSelection.getState();
	if (before.documentId === documentId && before.start === main.from && before.end === main.to) return;
	useSelection.setState({
		documentId,
		start: main.from,
		end: main.to,
		line: line.number,
		column: main.head - line.from + 1,
	});
}
