/** What is kept of a day: how long each document was when it was first counted, and how long it is now. */
export interface Day {
	/** `2026-03-01`, in the person's own time zone. */
	readonly date: string;
	readonly documents: Readonly<Record<string, { readonly began: number; readonly now: number }>>;
}

const MAX_DOCUMENTS = 200;

/**
 * The day after one more count of a document. A new date begins a new day; a document seen for the first time on a
 * day begins at its present length. At most 200 documents a day are kept.
 */
export function counted(day: Day | undefined, date: string, documentId: string, words: number): Day {
	const documents = new Map(day?.date === date ? Object.entries(day.documents) : []);
	const before = documents.get(documentId);
	if (before || documents.size < MAX_DOCUMENTS)
		documents.set(documentId, { began: before?.began ?? words, now: words });
	return { date, documents: Object.fromEntries(documents) };
}

/** Words written on a day. What was deleted from one document does not take from another. */
export function writtenOn(day: Day): number {
	return Object.values(day.documents).reduce((sum, { began, now }) => sum + Math.max(0, now - began), 0);
}

/** `null` and whatever else a store may hold become `undefined`: a day that cannot be read begins anew. */
export function parseDay(stored: unknown): Day | undefined {
	if (typeof stored !== "object" || stored === null) return undefined;
	const { date, documents } = stored as Partial<Day>;
	if (typeof date !== "string" || typeof documents !== "object" || documents === null) return undefined;
	const sound = Object.values(documents).every((entry) => Number.isFinite(entry?.began) && Number.isFinite(entry?.now));
	return sound ? { date, documents } : undefined;
}

/** The date as the person's calendar has it. */
export function localDate(at: Date): string {
	const two = (value: number) => String(value).padStart(2, "0");
	return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
