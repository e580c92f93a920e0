import { MAX_DEPTH, nameFault } from "@annex/capabilities";
import { loadedDocument, unloadDocument, useDocuments } from "../editor/document-store.ts";
import { forgetText } from "./autosave.ts";
import { errors } from "./errors.ts";
import type { NewFile } from "./file-database.ts";
import { branchOf, childrenOf, type FileNode, freeName, pathOf } from "./file-node.ts";
import { newFile } from "./first-files.ts";
import { closeTabs, openTab, useTabs } from "./tabs.ts";
import { allNodes, changeNodes, readFile } from "./workspace.ts";

/** Makes a file and returns its id. A name that is taken gets a number. */
export async function createFile(parent: string, name: string, text = ""): Promise<string> {
	const file = newFile(allNodes(), parent, checkedName(name), text);
	checkDepth(parent, 1);
	await change({ texts: [file] });
	return file.node.id;
}

/** Makes a file in the folder and shows it. */
export async function createAndOpen(parent = "", name = "Untitled.md"): Promise<string> {
	const id = await createFile(parent, name);
	openTab(id);
	return id;
}

/** Makes a folder and returns its id. A name that is taken gets a number. */
export async function createFolder(parent: string, name = "New folder"): Promise<string> {
	checkDepth(parent, 1);
	const node: FileNode = {
		id: crypto.randomUUID(),
		parent,
		name: freeName(allNodes(), parent, checkedName(name)),
		kind: "folder",
		size: 0,
		version: 1,
		updatedAt: new Date().toISOString(),
	};
	await change({ put: [node] });
	return node.id;
}

/** @throws `name_invalid` or `name_taken`. */
export async function renameNode(id: string, name: string): Promise<void> {
	const node = allNodes().get(id);
	const checked = checkedName(name);
	if (!node || node.name === checked) return;
	checkFree(node.parent, checked, id);
	await change({ put: [{ ...node, name: checked }] });
}

/** Moves files and folders into a folder. @throws `move_into_itself`, `name_taken` or `too_deep`; nothing moved then. */
export async function moveNodes(ids: readonly string[], parent: string): Promise<void> {
	const moved: FileNode[] = [];
	for (const id of ids) {
		const node = allNodes().get(id);
		if (!node || node.parent === parent) continue;
		const branch = branchOf(allNodes(), id);
		if (branch.some((below) => below.id === parent)) throw errors.move_into_itself(node.name);
		checkFree(parent, node.name, id);
		const own = depthOf(id);
		checkDepth(parent, Math.max(...branch.map((below) => depthOf(below.id) - own)) + 1);
		moved.push({ ...node, parent });
	}
	if (moved.length > 0) await change({ put: moved });
}

/** Deletes files and folders with all that lies in them, and returns the way to bring everything back. */
export async function deleteNodes(ids: readonly string[]): Promise<() => Promise<void>> {
	const removed = [...new Map(ids.flatMap((id) => branchOf(allNodes(), id)).map((node) => [node.id, node])).values()];
	const files: NewFile[] = [];
	for (const node of removed) {
		if (node.kind === "folder") continue;
		const text = loadedDocument(node.id)?.text ?? (await readFile(node.id))?.text ?? "";
		files.push({ node, text });
	}
	const tabs = useTabs.getState().ids.filter((id) => removed.some((node) => node.id === id));
	const gone = removed.map(({ id }) => id);
	const front = useDocuments.getState().activeId;
	letGo(gone);
	await change({ remove: gone });
	return async () => {
		const nodes = allNodes();
		const back = (node: FileNode): FileNode => {
			const parent = nodes.has(node.parent) || gone.includes(node.parent) ? node.parent : "";
			return { ...node, parent, name: freeName(nodes, parent, node.name, node.id) };
		};
		await change({
			put: removed.filter(({ kind }) => kind === "folder").map(back),
			// A later version, so that nobody takes it for what was there before.
			texts: files.map(({ node, text }) => ({ node: { ...back(node), version: node.version + 1 }, text })),
		});
		const now = useDocuments.getState().activeId;
		for (const id of tabs) openTab(id);
		// What the person looks at meanwhile stays in front.
		if (now !== null && (front === null || !gone.includes(front))) openTab(now);
	};
}

/** Closes what is open of files that are gone. */
export function letGo(ids: readonly string[]): void {
	closeTabs(ids);
	for (const id of ids) {
		forgetText(id);
		unloadDocument(id);
	}
}

/** Every folder, by its path, as places to move something to. */
export function folders(): { id: string; path: string }[] {
	const nodes = allNodes();
	const found = [...nodes.values()].filter(({ kind }) => kind === "folder");
	return found.map(({ id }) => ({ id, path: pathOf(nodes, id) })).sort((a, b) => a.path.localeCompare(b.path));
}

function checkedName(name: string): string {
	const normal = name.trim().normalize("NFC");
	const fault = nameFault(normal);
	if (fault !== undefined) throw errors.name_invalid(fault);
	return normal;
}

function checkFree(parent: string, name: string, id: string): void {
	const taken = childrenOf(allNodes(), parent).some((node) => node.name === name && node.id !== id);
	if (taken) throw errors.name_taken(name);
}

function checkDepth(parent: string, more: number): void {
	if (depthOf(parent) + more > MAX_DEPTH) throw errors.too_deep(MAX_DEPTH);
}

function depthOf(id: string): number {
	return id === "" ? 0 : pathOf(allNodes(), id).split("/").length;
}

async function change(parts: Parameters<typeof changeNodes>[0]): Promise<void> {
	try {
		await changeNodes(parts);
	} catch (thrown) {
		const full = thrown instanceof DOMException && thrown.name === "QuotaExceededError";
		throw full ? errors.storage_full() : errors.storage_refused();
	}
}
