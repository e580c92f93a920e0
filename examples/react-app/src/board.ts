export interface Card {
	readonly id: number;
	readonly title: string;
	readonly done: boolean;
	/** The extension that added it; absent = the person. */
	readonly by?: string;
}

let cards: readonly Card[] = [{ id: 1, title: "Try an extension", done: false }];
const listeners = new Set<() => void>();

export const cardsNow = (): readonly Card[] => cards;

export function onCards(listener: () => void): () => void {
	listeners.add(listener);
	return () => void listeners.delete(listener);
}

export function addCard(title: string, by?: string): number {
	const id = Math.max(0, ...cards.map((card) => card.id)) + 1;
	change([...cards, { id, title, done: false, ...(by ? { by } : {}) }]);
	return id;
}

export function setDone(id: number, done: boolean): void {
	change(cards.map((card) => (card.id === id ? { ...card, done } : card)));
}

function change(next: readonly Card[]): void {
	cards = next;
	for (const listener of [...listeners]) listener();
}
