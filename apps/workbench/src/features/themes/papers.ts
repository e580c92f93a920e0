import type { PaperName } from "@annex/manifest";

// A record, so that the compiler finds the name that is missing here or in `styles/paper.css`.
const PAPERS: Readonly<Record<PaperName, true>> = { plain: true, ruled: true, legal: true, dotted: true, grid: true };

export const isPaper = (name: string | undefined): name is PaperName =>
	name !== undefined && Object.hasOwn(PAPERS, name);
