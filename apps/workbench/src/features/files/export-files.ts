import { strToU8, zipSync } from "fflate";
import { loadedDocument } from "../editor/document-store.ts";
import { branchOf, type FileNode, pathOf } from "./file-node.ts";
import { allNodes, readFile } from "./workspace.ts";

/** Hands one file to the browser's downloads, or a folder (the workspace: an empty id) as a ZIP. */
export async function downloadFiles(id: string): Promise<void> {
	const nodes = allNodes();
	const node = nodes.get(id);
	if (node?.kind === "file") return hand(new Blob([await textOfNode(node)], { type: "text/plain" }), node.name);
	const branch = node ? branchOf(nodes, id) : [...nodes.values()];
	const strip = node ? pathOf(nodes, id).length - node.name.length : 0;
	const entries: Record<string, Uint8Array> = Object.create(null);
	for (const one of branch) {
		const path = pathOf(nodes, one.id).slice(strip);
		// An empty folder is an entry of its own.
		if (one.kind === "folder") entries[`${path}/`] = new Uint8Array();
		else entries[path] = strToU8(await textOfNode(one));
	}
	// On this thread: a worker made of a blob is refused by the page's policy.
	const bytes = zipSync(entries, { level: 6 });
	hand(new Blob([new Uint8Array(bytes)], { type: "application/zip" }), `${node?.name ?? "workspace"}.zip`);
}

async function textOfNode(node: FileNode): Promise<string> {
	return loadedDocument(node.id)?.text ?? (await readFile(node.id))?.text ?? "";
}

function hand(blob: Blob, name: string): void {
	const url = URL.createObjectURL(blob);
	const link = document.createElement("a");
	link.href = url;
	link.download = name;
	link.click();
	// The browser has taken it over by the next turn.
	setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
