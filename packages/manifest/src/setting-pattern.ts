const MAX_REPETITIONS = 3;

// One character, class or anchor, and how often it may stand there. No groups and no alternatives: with these alone a
// search needs at most text length to the power of the repetitions, and both are bounded.
const PART =
	/(?:\\[dDwWsSbB]|\\[\^$.*+?()[\]{}|/\\-]|\[\^?(?:\\[dDwWsS]|\\[\^$.*+?()[\]{}|/\\-]|[^[\]\\])+\]|[^\\^$.*+?()[\]{}|/]|[.^$/])(\*|\+|\?|\{\d{1,3}(?:,\d{0,3})?\})?/y;

/** Why a pattern is refused; `undefined` when it is one of those that no text can make slow. */
export function patternFault(pattern: string): string | undefined {
	let repetitions = 0;
	PART.lastIndex = 0;
	while (PART.lastIndex < pattern.length) {
		const at = PART.lastIndex;
		const part = PART.exec(pattern);
		if (part === null) {
			return `Use characters, classes and repetitions only, without groups or alternatives (position ${at + 1}).`;
		}
		if (part[1] !== undefined && !/^\{\d+\}$/.test(part[1])) repetitions += 1;
	}
	if (repetitions > MAX_REPETITIONS) return `Use at most ${MAX_REPETITIONS} repetitions (*, +, ? or {1,5}).`;
	try {
		patternOf(pattern);
		return undefined;
	} catch {
		return "Use a valid regular expression.";
	}
}

/** The expression of a pattern without fault, for the whole text. */
export function patternOf(pattern: string): RegExp {
	return new RegExp(`^(?:${pattern})$`, "v");
}
