import type { NewFile } from "./file-database.ts";
import { type FileNode, freeName } from "./file-node.ts";

/** Where releases before the workspace kept documents. */
export const EARLIER_KEY = "annex.documents.v1";

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

/** Whether documents of an earlier release wait to be taken over. What reads them is fetched only then. */
export function hasEarlier(storage: () => Pick<Storage, "getItem">): boolean {
	try {
		return storage().getItem(EARLIER_KEY) !== null;
	} catch {
		return false;
	}
}

export function forgetEarlier(storage: () => Pick<Storage, "removeItem">): void {
	try {
		storage().removeItem(EARLIER_KEY);
	} catch {
		// Storage was switched off meanwhile; the copies would be taken over again, never lost.
	}
}
