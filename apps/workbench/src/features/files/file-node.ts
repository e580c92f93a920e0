/** A file or a folder of the workspace, without its text. */
export interface FileNode {
	readonly id: string;
	/** The folder it lies in; empty for the workspace itself. */
	readonly parent: string;
	readonly name: string;
	readonly kind: "file" | "folder";
	/** Characters of a file's text; 0 for folders. */
	readonly size: number;
	/** Grows with every change of a file's text. */
	readonly version: number;
	/** ISO 8601; of the text, for files. */
	readonly updatedAt: string;
}

export type Nodes = ReadonlyMap<string, FileNode>;

/** The path from the workspace's root: `notes/today.md`. A loop, which no writer of ours makes, ends it early. */
export function pathOf(nodes: Nodes, id: string): string {
	const parts: string[] = [];
	const seen = new Set<string>();
	for (let node = nodes.get(id); node && !seen.has(node.id); node = nodes.get(node.parent)) {
		seen.add(node.id);
		parts.unshift(node.name);
	}
	return parts.join("/");
}

/** The node at a path, or `undefined`. */
export function nodeAt(nodes: Nodes, path: string): FileNode | undefined {
	let found: FileNode | undefined;
	for (const part of path.split("/")) {
		found = childrenOf(nodes, found?.id ?? "").find(({ name }) => name === part);
		if (!found) return undefined;
	}
	return found;
}

const order = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

/**
 * Folders first, then files, each by name as people count: `2` before `10`. What another tab moved into a folder while
 * this one deleted it stands at the top.
 */
export function childrenOf(nodes: Nodes, parent: string): FileNode[] {
	return [...nodes.values()].filter((node) => folderOf(nodes, node) === parent).sort(inOrder);
}

export function folderOf(nodes: Nodes, node: FileNode): string {
	return nodes.has(node.parent) ? node.parent : "";
}

export function inOrder(a: FileNode, b: FileNode): number {
	if (a.kind !== b.kind) return a.kind === "folder" ? -1 : 1;
	return order.compare(a.name, b.name) || (a.name < b.name ? -1 : 1);
}

/** The node itself and everything below it, parents first. */
export function branchOf(nodes: Nodes, id: string): FileNode[] {
	const root = nodes.get(id);
	if (!root) return [];
	const found = [root];
	// Grows while it is walked. A node that was found is not found again, so a loop ends.
	const seen = new Set([id]);
	for (const { id: parent } of found) {
		for (const node of nodes.values()) {
			if (node.parent !== parent || seen.has(node.id)) continue;
			seen.add(node.id);
			found.push(node);
		}
	}
	return found;
}

/** `name`, or `name 2`, `name 3` … when others in the folder are called so; the ending stays. */
export function freeName(nodes: Nodes, parent: string, name: string, except?: string): string {
	const taken = new Set(
		[...nodes.values()].filter((node) => node.parent === parent && node.id !== except).map((node) => node.name),
	);
	if (!taken.has(name)) return name;
	const [, stem = name, ending = ""] = /^(.+?)(\.[^.]*)?$/.exec(name) ?? [];
	for (let count = 2; ; count++) {
		const next = `${stem} ${count}${ending}`;
		if (!taken.has(next)) return next;
	}
}

const LANGUAGES: Readonly<Record<string, string>> = {
	md: "markdown",
	markdown: "markdown",
	csv: "csv",
	tsv: "tsv",
	json: "json",
	html: "html",
	css: "css",
	js: "javascript",
	ts: "typescript",
	svg: "xml",
	xml: "xml",
	yml: "yaml",
	yaml: "yaml",
};

/** The language that a file's ending says; `plaintext` for all others. */
export function languageOf(name: string): string {
	return LANGUAGES[/\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ""] ?? "plaintext";
}
