import type { FileOutcome } from "@annex/host";
import { currentView } from "../editor/current-view.ts";
import { loadedDocument, textOf, writeDocument } from "../editor/document-store.ts";
import { saveNow, useSaving } from "./autosave.ts";
import type { FileNode } from "./file-node.ts";
import { difference } from "./merge-texts.ts";
import { allNodes, readFile, saveText } from "./workspace.ts";

export const NO_ROOM = "this browser's storage is full";

/** The text of a file as it is now, in an open tab or in the database. */
export async function currentText(id: string): Promise<{ text: string; version: number } | undefined> {
	const open = loadedDocument(id);
	if (open) return { text: open.text, version: open.version };
	const file = await readFile(id);
	return file && { text: file.text, version: file.node.version };
}

/**
 * Writes a whole text over one version of a file, open or not, and resolves when it is durable. An open tab follows, as
 * one step that can be undone.
 */
export async function writeText(id: string, text: string, version: number): Promise<FileOutcome> {
	const node = allNodes().get(id);
	if (node?.kind !== "file") return { outcome: "missing" };
	return loadedDocument(id) ? writeOpen(id, text, version) : writeClosed(node, text, version);
}

/** Runs a write; a browser without room is an ordinary outcome. */
export async function orFull(write: () => Promise<FileOutcome>): Promise<FileOutcome> {
	try {
		return await write();
	} catch (thrown) {
		if (thrown instanceof DOMException && thrown.name === "QuotaExceededError")
			return { outcome: "full", limit: NO_ROOM };
		throw thrown;
	}
}

async function writeOpen(id: string, text: string, version: number): Promise<FileOutcome> {
	const open = loadedDocument(id);
	if (!open) return { outcome: "missing" };
	if (open.version !== version) return { outcome: "conflict", version: open.version };
	const change = difference(open.text, text.replace(/\r\n?/g, "\n"));
	if (!change) return { outcome: "done", version };
	const view = currentView();
	if (view?.documentId === id) view.replace([{ start: change.from, end: change.to, text: change.insert }]);
	else writeDocument(id, textOf(text));
	const written = loadedDocument(id)?.version ?? version;
	await saveNow(id);
	const { problem } = useSaving.getState();
	return problem === null ? { outcome: "done", version: written } : { outcome: "full", limit: NO_ROOM };
}

async function writeClosed(node: FileNode, text: string, over: number): Promise<FileOutcome> {
	const version = over + 1;
	const updatedAt = new Date().toISOString();
	return orFull(async () => {
		const result = await saveText({ node: { ...node, version, size: text.length, updatedAt }, text }, over);
		if (result.outcome === "gone") return { outcome: "missing" };
		if (result.outcome === "changed") return { outcome: "conflict", version: result.node.version };
		return { outcome: "done", version };
	});
}
