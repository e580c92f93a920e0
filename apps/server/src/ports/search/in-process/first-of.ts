/** The first `count` in order, without sorting the rest. */
export function firstOf<T>(items: readonly T[], count: number, order: (a: T, b: T) => number): T[] {
	if (count * 4 > items.length) return items.toSorted(order).slice(0, count);
	const first: T[] = [];
	for (const item of items) {
		const last = first.at(-1);
		if (first.length === count && last !== undefined && order(item, last) >= 0) continue;
		let low = 0;
		let high = first.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			const other = first[middle];
			if (other !== undefined && order(other, item) <= 0) low = middle + 1;
			else high = middle;
		}
		first.splice(low, 0, item);
		if (first.length > count) first.pop();
	}
	return first;
}
