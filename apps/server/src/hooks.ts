import type { DownloadListener, Hooks, IdentityMove } from "./context.ts";

export function hooks(): Hooks {
	const identityMoves: IdentityMove[] = [];
	const downloadListeners: DownloadListener[] = [];
	return {
		onIdentityMerged: (move) => void identityMoves.push(move),
		identityMoves,
		onDownload: (listener) => void downloadListeners.push(listener),
		downloaded(download) {
			for (const hear of downloadListeners) hear(download);
		},
	};
}
