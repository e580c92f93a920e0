import { create } from "zustand";
import type { earlierFiles as EarlierFiles } from "./earlier-files.ts";
import { type FileDatabase, type NewFile, openFileDatabase, type SaveOutcome } from "./file-database.ts";
import type { FileNode, Nodes } from "./file-node.ts";
import { forgetEarlier, hasEarlier, welcomeFiles } from "./first-files.ts";
import { memoryFiles } from "./memory-files.ts";

/** The folders and files of this browser, as this tab knows them. */
export const useFiles = create<{
	/** `unkept` where the browser keeps no data for this page: files live until the tab is closed. */
	readonly status: "opening" | "kept" | "unkept";
	readonly nodes: Nodes;
}>(() => ({ status: "opening", nodes: new Map() }));

export const allNodes = (): Nodes => useFiles.getState().nodes;

const CHANNEL = "annex-workspace";
let database: FileDatabase = memoryFiles([]);
let channel: BroadcastChannel | undefined;

export interface Opened {
	/** Whether the workspace was made just now. */
	readonly first: boolean;
	/** The document that an earlier release had in front, when its documents were taken over just now. */
	readonly activeId: string | undefined;
}

/**
 * Opens the workspace, once per tab, and takes over what an earlier release kept. Never rejects.
 * `onForeign` hears of files that another tab changed or took away, after `useFiles` knows.
 */
export async function openWorkspace(
	onForeign: (ids: readonly string[]) => void,
	storage: () => Pick<Storage, "getItem" | "removeItem"> = () => localStorage,
): Promise<Opened> {
	const earlierFiles = hasEarlier(storage) ? (await import("./earlier-files.ts")).earlierFiles : noFiles;
	let first = false;
	const firstFiles = (): readonly NewFile[] => {
		first = true;
		return earlierFiles(storage).files.length > 0 ? [] : welcomeFiles();
	};
	let status: "kept" | "unkept" = "kept";
	try {
		database = await openFileDatabase(firstFiles);
	} catch {
		status = "unkept";
		database = memoryFiles(firstFiles());
	}
	const known = byId(await database.all());
	const earlier = earlierFiles(storage, known);
	if (earlier.files.length > 0) {
		await database.change([], [], earlier.files);
		if (status === "kept") forgetEarlier(storage);
		for (const { node } of earlier.files) known.set(node.id, node);
	}
	channel?.close();
	channel = new BroadcastChannel(CHANNEL);
	channel.onmessage = ({ data }: MessageEvent<readonly string[]>) => void follow(data, onForeign);
	useFiles.setState({ status, nodes: known });
	return { first, activeId: earlier.files.length > 0 ? earlier.activeId : undefined };
}

/** A file and its text as they lie in the database; `undefined` when the file is gone. */
export const readFile = (id: string): Promise<NewFile | undefined> => database.file(id);

/** Changes folders and files for every tab, at once here. Rejects, and changes nothing, when the browser refuses. */
export async function changeNodes(change: {
	readonly put?: readonly FileNode[];
	readonly remove?: readonly string[];
	readonly texts?: readonly NewFile[];
}): Promise<void> {
	const { put = [], remove = [], texts = [] } = change;
	const before = allNodes();
	const now = new Map(before);
	for (const id of remove) now.delete(id);
	for (const node of [...put, ...texts.map(({ node }) => node)]) now.set(node.id, node);
	useFiles.setState({ nodes: now });
	try {
		await database.change(put, remove, texts);
	} catch (thrown) {
		useFiles.setState({ nodes: byId(await database.all()) });
		throw thrown;
	}
	channel?.postMessage([...remove, ...put.map(({ id }) => id), ...texts.map(({ node }) => node.id)]);
}

/** Saves a text over the version it was made from. Rejects when the browser refuses, as when its storage is full. */
export async function saveText(file: NewFile, over: number): Promise<SaveOutcome> {
	if (useFiles.getState().status === "unkept") throw new DOMException("Nothing is kept here.", "InvalidStateError");
	const outcome = await database.save(file, over);
	if (outcome.outcome === "saved") {
		const { id, version, size, updatedAt } = file.node;
		const node = allNodes().get(id);
		if (node) useFiles.setState({ nodes: new Map(allNodes()).set(id, { ...node, version, size, updatedAt }) });
		channel?.postMessage([id]);
	}
	return outcome;
}

/** For a page that is about to go. */
export function saveTextsBlindly(files: readonly NewFile[]): void {
	if (files.length === 0) return;
	database.saveBlindly(files);
	channel?.postMessage(files.map(({ node }) => node.id));
}

/** For tests: another tab's view of the same data begins anew. */
export function closeWorkspace(): void {
	channel?.close();
	channel = undefined;
	database.close();
	database = memoryFiles([]);
	useFiles.setState({ status: "opening", nodes: new Map() });
}

async function follow(ids: readonly string[], tell: (ids: readonly string[]) => void): Promise<void> {
	const found = byId(await database.some(ids));
	const now = new Map(allNodes());
	for (const id of ids) {
		const node = found.get(id);
		if (node) now.set(id, node);
		else now.delete(id);
	}
	useFiles.setState({ nodes: now });
	tell(ids);
}

const noFiles: typeof EarlierFiles = () => ({ files: [], activeId: undefined });

const byId = (list: readonly FileNode[]): Map<string, FileNode> => new Map(list.map((node) => [node.id, node]));
