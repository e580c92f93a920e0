/** Something that can be done to lines. */
export interface Operation {
	readonly label: string;
	readonly detail: string;
	readonly run: (lines: readonly string[]) => readonly string[];
}

// "10" comes after "9", and capital letters beside small ones.
const order = new Intl.Collator(undefined, { numeric: true });

export const sortUp: Operation = {
	label: "Sort from A to Z",
	detail: "Numbers by size",
	run: (lines) => lines.toSorted(order.compare),
};

export const operations: readonly Operation[] = [
	sortUp,
	{
		label: "Sort from Z to A",
		detail: "Numbers by size",
		run: (lines) => lines.toSorted((a, b) => order.compare(b, a)),
	},
	{ label: "Reverse", detail: "The last line first", run: (lines) => lines.toReversed() },
	{ label: "Unique", detail: "Keep the first of equal lines", run: (lines) => [...new Set(lines)] },
	{ label: "Drop empty lines", detail: "", run: (lines) => lines.filter((line) => line.trim() !== "") },
	{ label: "UPPER CASE", detail: "", run: (lines) => lines.map((line) => line.toLocaleUpperCase()) },
	{ label: "lower case", detail: "", run: (lines) => lines.map((line) => line.toLocaleLowerCase()) },
	{ label: "Title Case", detail: "", run: (lines) => lines.map(titleCase) },
];

function titleCase(line: string): string {
	return line.replace(/\p{L}[\p{L}\p{M}\p{N}'’]*/gu, (word) => {
		const [first = ""] = word;
		return first.toLocaleUpperCase() + word.slice(first.length).toLocaleLowerCase();
	});
}
