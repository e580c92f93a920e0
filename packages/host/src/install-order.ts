import type { Entry } from "./entry.ts";

/** First installed first; what says nothing of when, as side-loaded programs do, comes last. */
export function inInstallOrder(entries: Iterable<Entry>): Entry[] {
	const when = ({ installed }: Entry) => installed.installedAt ?? "~";
	return [...entries].sort((a, b) => compare(when(a), when(b)) || compare(a.id, b.id));
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
