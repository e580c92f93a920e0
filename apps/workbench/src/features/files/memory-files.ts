import type { FileDatabase, NewFile } from "./file-database.ts";
import type { FileNode } from "./file-node.ts";

/** A workspace that lives as long as the page: where the browser keeps no data for it. */
export function memoryFiles(first: readonly NewFile[]): FileDatabase {
	const nodes = new Map<string, FileNode>(first.map(({ node }) => [node.id, node]));
	const texts = new Map(first.map(({ node, text }) => [node.id, text]));
	const put = ({ node, text }: NewFile) => {
		nodes.set(node.id, node);
		texts.set(node.id, text);
	};
	return {
		all: async () => [...nodes.values()],
		some: async (ids) => ids.map((id) => nodes.get(id)).filter((node) => node !== undefined),
		async file(id) {
			const [node, text] = [nodes.get(id), texts.get(id)];
			return node && text !== undefined ? { node, text } : undefined;
		},
		async change(changed, removed, written = []) {
			for (const id of removed) {
				nodes.delete(id);
				texts.delete(id);
			}
			for (const node of changed) nodes.set(node.id, node);
			written.forEach(put);
		},
		async save(file, over) {
			const now = nodes.get(file.node.id);
			if (!now) return { outcome: "gone" };
			if (now.version !== over) return { outcome: "changed", node: now, text: texts.get(now.id) ?? "" };
			put(file);
			return { outcome: "saved" };
		},
		saveBlindly: (files) => files.forEach(put),
		close: () => {},
	};
}
