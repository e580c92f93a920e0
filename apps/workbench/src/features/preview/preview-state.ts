import { create } from "zustand";
import { languageOf } from "../files/file-node.ts";

export type PreviewKind = "markdown" | "table" | "json" | "picture";

/** How a file of this name can be shown beside its text, or `undefined`. */
export function previewOf(name: string): PreviewKind | undefined {
	if (/\.svg$/i.test(name)) return "picture";
	switch (languageOf(name)) {
		case "markdown":
			return "markdown";
		case "csv":
		case "tsv":
			return "table";
		case "json":
			return "json";
		default:
			return undefined;
	}
}

/** Whether the preview is shown: one choice for all files. */
export const usePreview = create<{ shown: boolean; toggle: () => void }>((set) => ({
	shown: false,
	toggle: () => set(({ shown }) => ({ shown: !shown })),
}));
