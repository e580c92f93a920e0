/** Lists and quotes that one line may open inside each other; what is drawn is no deeper. */
const MOST_NESTED = 12;
/** Signs of emphasis and links in one paragraph; what the parser does with them grows with their square. */
const MOST_SIGNS = 400;
const MOST_LINES = 1_000;

const MARKER = /[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$))/y;
const BLANK = /^[ \t]*$/;

/**
 * Markdown that is read in milliseconds, whoever wrote it: twenty thousand characters of nothing but signs can hold the
 * parser for many seconds. Signs beyond what people write are made to stand for themselves; all else stays as it is.
 */
export function tameMarkdown(text: string): string {
	const lines = text.split("\n");
	const kept = lines.slice(0, MOST_LINES);
	if (lines.length > MOST_LINES) kept.push(lines.slice(MOST_LINES).join(" "));
	let signs = 0;
	return kept
		.map((line) => {
			if (BLANK.test(line)) signs = 0;
			// What is escaped already stays one piece, or its backslash would escape ours.
			return shallow(line).replace(/\\.|[*_[]/g, (sign) => {
				if (sign.startsWith("\\")) return sign;
				signs += 1;
				return signs > MOST_SIGNS ? `\\${sign}` : sign;
			});
		})
		.join("\n");
}

/** The line with no more than so many markers of lists and quotes at its beginning. */
function shallow(line: string): string {
	MARKER.lastIndex = 0;
	for (let nested = 0; nested < MOST_NESTED; nested++) if (!MARKER.test(line)) return line;
	const from = MARKER.lastIndex;
	if (!MARKER.test(line)) return line;
	return line.slice(0, from) + line.slice(from).replace(/[-+*>.)]/g, "\\$&");
}
