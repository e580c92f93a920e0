import { z } from "zod";

const KEY = "annex.documents.v1";

const shelved = z.object({
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
type Shelved = z.infer<typeof shelved>;

/** Where documents lie between visits. */
export interface Shelf {
	/** `undefined` when nothing readable lies there. */
	read(): Shelved | undefined;
	/** `false` when it was refused; nothing was written then. */
	write(value: { activeId: string; documents: readonly Shelved["documents"][number][] }): boolean;
}

/** A shelf in the browser's own storage. What is not of our shape is left alone and read as nothing. */
export function storageShelf(storage: () => Pick<Storage, "getItem" | "setItem">): Shelf {
	return {
		read() {
			try {
				return shelved.safeParse(JSON.parse(storage().getItem(KEY) ?? "null")).data;
			} catch {
				return undefined;
			}
		},
		write(value) {
			try {
				storage().setItem(KEY, JSON.stringify(value));
				return true;
			} catch {
				return false;
			}
		},
	};
}

export const documentShelf = storageShelf(() => localStorage);
