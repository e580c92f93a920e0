import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { FileNode } from "./file-node.ts";

interface Schema extends DBSchema {
	nodes: { key: string; value: FileNode };
	/** The text of each file, under its id. */
	texts: { key: string; value: string };
}

export interface NewFile {
	readonly node: FileNode;
	readonly text: string;
}

/** What became of an attempt to save over a version. */
export type SaveOutcome =
	| { readonly outcome: "saved" }
	/** Somebody else wrote meanwhile: this is what lies there now. */
	| { readonly outcome: "changed"; readonly node: FileNode; readonly text: string }
	| { readonly outcome: "gone" };

/** The workspace as it lies in this browser, shared by all its tabs. Every function is one transaction. */
export interface FileDatabase {
	all(): Promise<FileNode[]>;
	some(ids: readonly string[]): Promise<FileNode[]>;
	file(id: string): Promise<NewFile | undefined>;
	/** Writes nodes and texts as they are, and takes away others: for creating, renaming, moving, deleting, restoring. */
	change(put: readonly FileNode[], remove: readonly string[], texts?: readonly NewFile[]): Promise<void>;
	/** Writes a file's text if the file is still at the version `over`. */
	save(file: NewFile, over: number): Promise<SaveOutcome>;
	/** Writes without looking, all in this very moment: for a page that is about to go and would not hear an answer. */
	saveBlindly(files: readonly NewFile[]): void;
	close(): void;
}

/**
 * Opens the workspace. `firstFiles` is asked once in the life of the browser's storage, within the transaction that
 * makes the database, so that two tabs cannot both fill it.
 */
export async function openFileDatabase(
	firstFiles: () => readonly NewFile[],
	name = "annex-workspace",
): Promise<FileDatabase> {
	const database = await openDB<Schema>(name, 1, {
		upgrade(opened, _from, _to, transaction) {
			opened.createObjectStore("nodes", { keyPath: "id" });
			opened.createObjectStore("texts");
			for (const { node, text } of firstFiles()) {
				void transaction.objectStore("nodes").put(node);
				void transaction.objectStore("texts").put(text, node.id);
			}
		},
		// A later release waits for this tab otherwise.
		blocking: () => database.close(),
	});
	return over(database);
}

function over(database: IDBPDatabase<Schema>): FileDatabase {
	// The browser's process holds what is written: it survives the tab. Waiting for the disk as well would cost each save.
	const write = () => database.transaction(["nodes", "texts"], "readwrite", { durability: "relaxed" });
	return {
		all: () => database.getAll("nodes"),
		async some(ids) {
			const transaction = database.transaction("nodes");
			const found = await Promise.all(ids.map((id) => transaction.store.get(id)));
			return found.filter((node) => node !== undefined);
		},
		async file(id) {
			const transaction = database.transaction(["nodes", "texts"]);
			const [node, text] = await Promise.all([
				transaction.objectStore("nodes").get(id),
				transaction.objectStore("texts").get(id),
			]);
			return node && text !== undefined ? { node, text } : undefined;
		},
		async change(put, remove, texts = []) {
			const transaction = write();
			const [nodes, kept] = [transaction.objectStore("nodes"), transaction.objectStore("texts")];
			await Promise.all([
				...remove.flatMap((id) => [nodes.delete(id), kept.delete(id)]),
				...put.map((node) => nodes.put(node)),
				...texts.flatMap(({ node, text }) => [nodes.put(node), kept.put(text, node.id)]),
				transaction.done,
			]);
		},
		async save({ node, text }, over) {
			const transaction = write();
			const [nodes, kept] = [transaction.objectStore("nodes"), transaction.objectStore("texts")];
			const now = await nodes.get(node.id);
			if (!now) return { outcome: "gone" };
			if (now.version !== over) {
				return { outcome: "changed", node: now, text: (await kept.get(node.id)) ?? "" };
			}
			// Name and folder may have changed in another tab, which is none of a save's business.
			const next = { ...now, version: node.version, size: node.size, updatedAt: node.updatedAt };
			await Promise.all([nodes.put(next), kept.put(text, node.id), transaction.done]);
			return { outcome: "saved" };
		},
		saveBlindly(files) {
			const transaction = write();
			for (const { node, text } of files) {
				transaction
					.objectStore("nodes")
					.put(node)
					.catch(() => {});
				transaction
					.objectStore("texts")
					.put(text, node.id)
					.catch(() => {});
			}
			transaction.done.catch(() => {});
			transaction.commit();
		},
		close: () => database.close(),
	};
}
