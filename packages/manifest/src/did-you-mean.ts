const MAX_WORD_CHARS = 64;

/** The candidate that a hurried hand most likely meant by `word`, or `undefined` when none is near. */
export function didYouMean(word: string, candidates: readonly string[]): string | undefined {
	if (word.length > MAX_WORD_CHARS) return undefined;
	const wanted = word.toLowerCase();
	// Two letters that changed places count as two edits.
	const tolerance = wanted.length < 4 ? 1 : Math.max(2, Math.floor(wanted.length / 3));
	let best: string | undefined;
	let bestDistance = tolerance + 1;
	for (const candidate of candidates) {
		const distance = editDistance(wanted, candidate.toLowerCase());
		if (distance < bestDistance) {
			best = candidate;
			bestDistance = distance;
		}
	}
	return best;
}

function editDistance(a: string, b: string): number {
	let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
	for (let row = 1; row <= a.length; row++) {
		const current = [row];
		for (let column = 1; column <= b.length; column++) {
			const substitution = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
			current.push(Math.min(substitution, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
		}
		previous = current;
	}
	return previous[b.length] ?? 0;
}
