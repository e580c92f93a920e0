import { z } from "zod";
import type { NewFile } from "./file-database.ts";
import { type FileNode, freeName } from "./file-node.ts";
import { nameOfText } from "./name-of-text.ts";

/** Where releases before the workspace kept documents. */
const EARLIER_KEY = "annex.documents.v1";

const earlier = z.object({
	activeId: z.string(),
	documents: z.array(
		z.object({
			id: z.string().min(1).max(64),
			text: z.string(),
			version: z.int().min(1),
			updatedAt: z.iso.datetime(),
		}),
	),
});

export const WELCOME = `# Welcome to Annex

This is a place to write. Your files stay in this browser; nothing is sent anywhere.

## Make it yours

Extensions add what you need, and each runs in a sandbox of its own. Before one may read this text, change it or reach the network, it asks you. You can take any permission back at any time.

- Press \`Ctrl K\` (or \`⌘ K\`) for every command
- Open the **Marketplace** to find extensions
- Open **My extensions** to see what each one has been doing

> Try the word count: install it, then run "Count Words" from the palette.
`;

/** What a workspace begins with on a first visit. */
export function welcomeFiles(): NewFile[] {
	return [newFile(new Map(), "", "Welcome.md", WELCOME)];
}

export function newFile(nodes: ReadonlyMap<string, FileNode>, parent: string, name: string, text: string): NewFile {
	const node: FileNode = {
		id: crypto.randomUUID(),
		parent,
		name: freeName(nodes, parent, name),
		kind: "file",
		size: text.length,
		version: 1,
		updatedAt: new Date().toISOString(),
	};
	return { node, text };
}

/**
 * The documents of an earlier release as files, named after their first words; empty when there are none. What is not
 * of their shape is left alone. A document whose id `known` holds was written by an older tab since: it becomes another file.
 */
export function earlierFiles(
	storage: () => Pick<Storage, "getItem">,
	known: ReadonlyMap<string, FileNode> = new Map(),
): { files: NewFile[]; activeId: string | undefined } {
	const read = readEarlier(storage);
	const nodes = new Map(known);
	const files = (read?.documents ?? []).map(({ id, text, version, updatedAt }): NewFile => {
		const node: FileNode = {
			id: known.has(id) ? crypto.randomUUID() : id,
			parent: "",
			name: freeName(nodes, "", `${nameOfText(text)}.md`),
			kind: "file",
			size: text.length,
			version,
			updatedAt,
		};
		nodes.set(node.id, node);
		return { node, text };
	});
	return { files, activeId: read?.activeId };
}

export function forgetEarlier(storage: () => Pick<Storage, "removeItem">): void {
	try {
		storage().removeItem(EARLIER_KEY);
	} catch {
		// Storage was switched off meanwhile; the copies would be taken over again, never lost.
	}
}

function readEarlier(storage: () => Pick<Storage, "getItem">): z.infer<typeof earlier> | undefined {
	try {
		return earlier.safeParse(JSON.parse(storage().getItem(EARLIER_KEY) ?? "null")).data;
	} catch {
		return undefined;
	}
}
