import { create } from "zustand";
import { documentShelf, type Shelf } from "./document-shelf.ts";

/** One text document. `version` grows with every change, whoever made it. */
export interface TextDocument {
	readonly id: string;
	readonly text: string;
	readonly version: number;
	readonly updatedAt: string;
}

interface State {
	readonly documents: readonly TextDocument[];
	readonly activeId: string;
	/** `unsaved` after the browser's storage refused, for example for want of room. */
	readonly saving: "saved" | "pending" | "unsaved";
}

const SAVE_AFTER_MS = 300;
const MAX_NAME_CHARS = 60;

export const WELCOME = `# Welcome to Annex

This is a place to write. Your documents stay in this browser; nothing is sent anywhere.

## Make it yours

Extensions add what you need, and each runs in a sandbox of its own. Before one may read this text, change it or reach the network, it asks you. You can take any permission back at any time.

- Press \`Ctrl K\` (or \`⌘ K\`) for every command
- Open the **Marketplace** to find extensions
- Open **My extensions** to see what each one has been doing

> Try the word count: install it, then run "Count Words" from the palette.
`;

export const useDocuments = create<State>(() => {
	const stored = documentShelf.read();
	const documents = stored?.documents.length ? stored.documents : [fresh(WELCOME)];
	const activeId = documents.find((document) => document.id === stored?.activeId)?.id ?? documents[0]?.id ?? "";
	return { documents, activeId, saving: "saved" };
});

/** The document in front of the person; there always is one. */
export function activeDocument(state: State = useDocuments.getState()): TextDocument {
	return state.documents.find((document) => document.id === state.activeId) ?? state.documents[0] ?? fresh("");
}

/** The first line with words in it, without Markdown marks. */
export function nameOf(document: Pick<TextDocument, "text">): string {
	const line =
		document.text
			.slice(0, 2_000)
			.split("\n")
			.find((candidate) => /[\p{L}\p{N}]/u.test(candidate)) ?? "";
	const name = line
		.replace(/^[\s#>*+-]+/, "")
		.replace(/[*_`]/g, "")
		.trim();
	return name.length > MAX_NAME_CHARS ? `${name.slice(0, MAX_NAME_CHARS - 1).trimEnd()}…` : name || "Untitled";
}

/** Opens a new document and returns its id. */
export function createDocument(text = ""): string {
	const document = fresh(text);
	useDocuments.setState(({ documents }) => ({ documents: [document, ...documents], activeId: document.id }));
	save();
	return document.id;
}

export function openDocument(id: string): void {
	if (!useDocuments.getState().documents.some((document) => document.id === id)) return;
	useDocuments.setState({ activeId: id });
	save();
}

/** Replaces the text. Returns the new version, or `undefined` when the document is gone. */
export function writeDocument(id: string, text: string): number | undefined {
	let version: number | undefined;
	useDocuments.setState(({ documents }) => ({
		documents: documents.map((document) => {
			if (document.id !== id) return document;
			version = document.version + 1;
			return { ...document, text, version, updatedAt: new Date().toISOString() };
		}),
	}));
	if (version !== undefined) save();
	return version;
}

/** Removes a document and returns the way to bring it back. The last one leaves an empty page behind. */
export function removeDocument(id: string): () => void {
	const before = useDocuments.getState();
	const removed = before.documents.find((document) => document.id === id);
	const rest = before.documents.filter((document) => document.id !== id);
	const documents = rest.length > 0 ? rest : [fresh("")];
	const activeId = before.activeId === id ? (documents[0]?.id ?? "") : before.activeId;
	useDocuments.setState({ documents, activeId });
	save();
	return () => {
		if (!removed) return;
		useDocuments.setState((now) => ({
			documents: now.documents.some((document) => document.id === id) ? now.documents : [removed, ...now.documents],
			activeId: id,
		}));
		save();
	};
}

function fresh(text: string): TextDocument {
	return { id: crypto.randomUUID(), text, version: 1, updatedAt: new Date().toISOString() };
}

let timer: ReturnType<typeof setTimeout> | undefined;

function save(): void {
	useDocuments.setState({ saving: "pending" });
	clearTimeout(timer);
	timer = setTimeout(saveNow, SAVE_AFTER_MS);
}

/** Writes at once; for when the page is about to go. */
export function saveNow(shelf: Shelf = documentShelf): void {
	clearTimeout(timer);
	const { documents, activeId } = useDocuments.getState();
	useDocuments.setState({ saving: shelf.write({ documents, activeId }) ? "saved" : "unsaved" });
}

if (typeof window !== "undefined") window.addEventListener("pagehide", () => saveNow());
