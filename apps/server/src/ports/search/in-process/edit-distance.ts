/**
 * How many letters were added, left out, mistaken or swapped with their neighbour between the two words;
 * `limit + 1` when it is more than `limit`.
 */
export function editDistance(a: string, b: string, limit: number): number {
	if (Math.abs(a.length - b.length) > limit) return limit + 1;
	let before: number[] = [];
	let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
	for (let row = 1; row <= a.length; row++) {
		const current = [row];
		let least = row;
		for (let column = 1; column <= b.length; column++) {
			const same = a[row - 1] === b[column - 1];
			let cost = Math.min(
				(previous[column - 1] ?? 0) + (same ? 0 : 1),
				(previous[column] ?? 0) + 1,
				(current[column - 1] ?? 0) + 1,
			);
			if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
				cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
			}
			current.push(cost);
			if (cost < least) least = cost;
		}
		if (least > limit) return limit + 1;
		before = previous;
		previous = current;
	}
	return Math.min(previous[b.length] ?? 0, limit + 1);
}
