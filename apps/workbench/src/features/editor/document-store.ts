import { Text } from "@codemirror/state";
import { create } from "zustand";
import { languageOf } from "../files/file-node.ts";
import { allNodes, readFile, useFiles } from "../files/workspace.ts";

/** The text of one open file. `version` grows with every change, whoever made it. */
export interface TextDocument {
	/** The file's. */
	readonly id: string;
	/** The file's name, such as `notes.md`. */
	readonly name: string;
	/** Such as `markdown` or `plaintext`. */
	readonly language: string;
	readonly version: number;
	/** Costs nothing to hand on: shares what did not change with the text before. */
	readonly doc: Text;
	/** UTF-16 units. */
	readonly length: number;
	/** The whole text as a string; joined when first asked for, so not for every keystroke. */
	readonly text: string;
}

interface State {
	/** Those whose text is in memory. */
	readonly documents: readonly TextDocument[];
	/** The file in front of the person; its text may be on its way still. */
	readonly activeId: string | null;
}

export const useDocuments = create<State>(() => ({ documents: [], activeId: null }));

/** The document in front of the person, or `null`: no tab is open, or its text is on its way. */
export function activeDocument({ documents, activeId }: State = useDocuments.getState()): TextDocument | null {
	return documents.find((document) => document.id === activeId) ?? null;
}

export function loadedDocument(id: string): TextDocument | undefined {
	return useDocuments.getState().documents.find((document) => document.id === id);
}

/** What changed a text: the editor's own view, or something that the view has to follow. */
type WriteListener = (document: TextDocument) => void;
const listeners = new Set<WriteListener>();

/** Calls back after every change of a loaded text, with its new version. Returns the way to stop. */
export function onWrite(listener: WriteListener): () => void {
	listeners.add(listener);
	return () => void listeners.delete(listener);
}

/** Replaces the text. Returns the new version, or `undefined` when the document is not loaded. */
export function writeDocument(id: string, doc: Text, version?: number): number | undefined {
	const before = loadedDocument(id);
	if (!before) return undefined;
	const document = new LoadedText(id, before.name, version ?? before.version + 1, doc);
	put(document);
	for (const listener of listeners) listener(document);
	return document.version;
}

/** Puts a text in place that is what the database has: nothing needs saving then. */
export function adoptText(id: string, doc: Text, version: number): void {
	const node = allNodes().get(id);
	if (node) put(new LoadedText(id, node.name, version, doc));
}

/** Brings a file's text into memory; `undefined` when there is no such file (any more). */
export async function loadDocument(id: string): Promise<TextDocument | undefined> {
	const before = loadedDocument(id);
	if (before) return before;
	const file = await readFile(id);
	// Somebody else may have asked for it meanwhile, and somebody may have typed into it already.
	if (file && !loadedDocument(id)) put(new LoadedText(id, file.node.name, file.node.version, textOf(file.text)));
	return loadedDocument(id);
}

export function unloadDocument(id: string): void {
	useDocuments.setState(({ documents }) => ({ documents: documents.filter((document) => document.id !== id) }));
}

/** Line breaks become one `\n`, as everywhere in the editor. */
export function textOf(text: string): Text {
	return Text.of(text.split(/\r\n?|\n/));
}

function put(document: TextDocument): void {
	useDocuments.setState(({ documents }) => ({
		documents: documents.some(({ id }) => id === document.id)
			? documents.map((one) => (one.id === document.id ? document : one))
			: [...documents, document],
	}));
}

class LoadedText implements TextDocument {
	readonly id: string;
	readonly name: string;
	readonly version: number;
	readonly doc: Text;
	#text: string | undefined;

	constructor(id: string, name: string, version: number, doc: Text) {
		this.id = id;
		this.name = name;
		this.version = version;
		this.doc = doc;
	}

	get language(): string {
		return languageOf(this.name);
	}

	get length(): number {
		return this.doc.length;
	}

	get text(): string {
		this.#text ??= this.doc.toString();
		return this.#text;
	}
}

// A file that is called otherwise is another language, perhaps.
useFiles.subscribe(({ nodes }, before) => {
	if (nodes === before.nodes) return;
	for (const { id, name, version, doc } of useDocuments.getState().documents) {
		const now = nodes.get(id)?.name;
		if (now !== undefined && now !== name) put(new LoadedText(id, now, version, doc));
	}
});
