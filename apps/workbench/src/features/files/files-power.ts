import type { ExtensionIdentity, FileEntry, FileOutcome, FilesPower } from "@annex/host";
import { say, sayProblem } from "../../ui/toasts.ts";
import { loadedDocument } from "../editor/document-store.ts";
import { createFolder, deleteNodes, moveNodes, renameNode } from "./file-actions.ts";
import { changesBetween } from "./file-changes.ts";
import { branchOf, childrenOf, type FileNode, folderOf, nodeAt, pathOf } from "./file-node.ts";
import { newFile } from "./first-files.ts";
import { allNodes, changeNodes, useFiles } from "./workspace.ts";
import { currentText, orFull, writeText } from "./write-text.ts";

/** What a workspace may hold for an extension to add to it; people are not limited. */
const MAX_NODES = 10_000;
const MAX_CHARS = 100_000_000;
const DONE = { outcome: "done", version: 0 } as const;

/** The workspace's files as extensions may see them: the same that the person sees, open or not. */
export const filesPower: FilesPower = {
	async stat(path) {
		const node = nodeAt(allNodes(), path);
		return node && entryOf(node);
	},
	async list(path) {
		const folder = path === "" ? undefined : nodeAt(allNodes(), path);
		if (path !== "" && folder?.kind !== "folder") return undefined;
		return childrenOf(allNodes(), folder?.id ?? "").map(entryOf);
	},
	async read(path) {
		const node = nodeAt(allNodes(), path);
		if (node?.kind !== "file") return undefined;
		return currentText(node.id);
	},
	async write(_extension, path, text, version) {
		const node = nodeAt(allNodes(), path);
		const full = fullBy(text.length - (node?.size ?? 0), node ? 0 : 1);
		if (full) return full;
		if (version === null) return node ? { outcome: "taken" } : make(path, text);
		if (node?.kind !== "file") return { outcome: "missing" };
		return writeText(node.id, text, version);
	},
	async createFolder(_extension, path) {
		const node = nodeAt(allNodes(), path);
		if (node) return node.kind === "folder" ? DONE : { outcome: "taken" };
		const full = fullBy(0, path.split("/").length);
		if (full) return full;
		return (await folderAt(path)) === undefined ? { outcome: "taken" } : DONE;
	},
	async delete(extension, path, recursive) {
		const node = nodeAt(allNodes(), path);
		if (!node) return { outcome: "missing" };
		if (!recursive && branchOf(allNodes(), node.id).length > 1) return { outcome: "not_empty" };
		tellDeleted(extension, node.name, await deleteNodes([node.id]));
		return DONE;
	},
	async rename(_extension, from, to) {
		const node = nodeAt(allNodes(), from);
		if (!node) return { outcome: "missing" };
		const at = to.lastIndexOf("/");
		const folder = at < 0 ? undefined : nodeAt(allNodes(), to.slice(0, at));
		if (nodeAt(allNodes(), to) || (at >= 0 && folder?.kind !== "folder")) return { outcome: "taken" };
		const name = to.slice(at + 1);
		const parent = folder?.id ?? "";
		if (parent === folderOf(allNodes(), node)) await renameNode(node.id, name);
		else if (name === node.name) await moveNodes([node.id], parent);
		else await changeNodes({ put: [{ ...node, parent, name }] });
		return DONE;
	},
	onChange(listener) {
		return useFiles.subscribe((state, before) => {
			const changes = changesBetween(before.nodes, state.nodes);
			if (changes.length > 0) listener(changes);
		});
	},
};

function entryOf(node: FileNode): FileEntry {
	const open = loadedDocument(node.id);
	return {
		path: pathOf(allNodes(), node.id),
		kind: node.kind,
		size: open?.doc.length ?? node.size,
		version: open?.version ?? node.version,
		updatedAt: node.updatedAt,
	};
}

async function make(path: string, text: string): Promise<FileOutcome> {
	const at = path.lastIndexOf("/");
	const folder = at < 0 ? "" : await folderAt(path.slice(0, at));
	if (folder === undefined) return { outcome: "taken" };
	return orFull(async () => {
		const file = newFile(allNodes(), folder, path.slice(at + 1), text);
		await changeNodes({ texts: [file] });
		return { outcome: "done", version: file.node.version };
	});
}

/** The folder at a path, made with those around it; `undefined` when a file stands in the way. */
async function folderAt(path: string): Promise<string | undefined> {
	let parent = "";
	for (const name of path.split("/")) {
		const there = childrenOf(allNodes(), parent).find((node) => node.name === name);
		if (there?.kind === "file") return undefined;
		parent = there?.id ?? (await createFolder(parent, name));
	}
	return parent;
}

function fullBy(chars: number, more: number): FileOutcome | undefined {
	const nodes = [...allNodes().values()];
	if (more > 0 && nodes.length + more > MAX_NODES) {
		return { outcome: "full", limit: `a workspace holds at most ${MAX_NODES} files and folders` };
	}
	if (chars > 0 && nodes.reduce((sum, node) => sum + node.size, chars) > MAX_CHARS) {
		return { outcome: "full", limit: `a workspace holds at most ${MAX_CHARS} characters` };
	}
	return undefined;
}

const deleted = new Map<string, { names: string[]; undo: (() => Promise<void>)[] }>();
const TOLD_AFTER_MS = 400;

/** One notice for all that an extension deletes at a go, with the way back. */
function tellDeleted(extension: ExtensionIdentity, name: string, undo: () => Promise<void>): void {
	const waiting = deleted.get(extension.id);
	if (waiting) {
		waiting.names.push(name);
		waiting.undo.push(undo);
		return;
	}
	const fresh = { names: [name], undo: [undo] };
	deleted.set(extension.id, fresh);
	setTimeout(() => {
		deleted.delete(extension.id);
		const what = fresh.names.length === 1 ? `“${fresh.names[0]}”` : `${fresh.names.length} files and folders`;
		const bringBack = async () => {
			for (const one of fresh.undo.reverse()) await one();
		};
		say("warning", `${extension.displayName} deleted ${what}.`, {
			actions: [{ label: "Undo", run: () => void bringBack().catch(sayProblem) }],
		});
	}, TOLD_AFTER_MS);
}
