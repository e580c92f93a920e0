import { z } from "zod";
import type { NewFile } from "./file-database.ts";
import { type FileNode, freeName } from "./file-node.ts";
import { EARLIER_KEY } from "./first-files.ts";
import { nameOfText } from "./name-of-text.ts";

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

function readEarlier(storage: () => Pick<Storage, "getItem">): z.infer<typeof earlier> | undefined {
	try {
		return earlier.safeParse(JSON.parse(storage().getItem(EARLIER_KEY) ?? "null")).data;
	} catch {
		return undefined;
	}
}
