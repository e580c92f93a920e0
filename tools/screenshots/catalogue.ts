/** One extension of the seeded registry, as its author would tell it. */
export interface Sample {
	readonly publisher: string;
	readonly name: string;
	readonly displayName: string;
	readonly description: string;
	readonly category: string;
	readonly tags: readonly string[];
	readonly permissions: readonly object[];
	readonly versions: readonly string[];
	/** First installs by week, oldest first; the last week ends now. */
	readonly weeks: readonly number[];
	/** A moderator's line, when it is featured. */
	readonly note?: string;
	/** Crashes and uncaught errors over the last thirty days. */
	readonly troubles?: { readonly crashes: number; readonly uncaught: number; readonly rollbacks: number };
	/** How many gave one star, two, three, four, five. */
	readonly stars?: readonly number[];
}

const reads = (reason: string) => ({ "data.read": true, reason });
const writes = (reason: string) => ({ "data.write": true, reason });
const keeps = (reason: string) => ({ storage: true, reason });
const asks = (hosts: readonly string[], reason: string) => ({ network: hosts, reason });

/** What strangers published: short and long names, popular and new ones, modest and curious ones. */
export const samples: readonly Sample[] = [
	{
		publisher: "lumen",
		name: "focus",
		displayName: "Focus",
		description: "Dims everything but the paragraph you are in.",
		category: "writing",
		tags: ["focus", "distraction-free"],
		permissions: [],
		versions: ["1.0.0", "1.1.0", "1.2.0"],
		weeks: [18, 22, 25, 31, 38, 44, 61, 92],
		note: "Asks for nothing, does one thing, and does it well.",
		troubles: { crashes: 2, uncaught: 9, rollbacks: 0 },
		stars: [0, 1, 3, 14, 38],
	},
	{
		publisher: "northwind",
		name: "table-tidy",
		displayName: "Table Tidy",
		description: "Aligns the columns of Markdown tables as you type, and sorts their rows.",
		category: "formatting",
		tags: ["markdown", "tables"],
		permissions: [reads("Finds the table that the cursor is in"), writes("Puts the aligned table in its place")],
		versions: ["2.0.0", "2.0.1"],
		weeks: [40, 38, 41, 36, 44, 39, 42, 45],
		note: "Tables that look right without a thought.",
		troubles: { crashes: 6, uncaught: 21, rollbacks: 1 },
		stars: [1, 2, 6, 21, 30],
	},
	{
		publisher: "kestrel",
		name: "citations",
		displayName: "Citations and References for Academic Writing in Many Styles",
		description:
			"Keeps a library of sources, inserts citations in APA, MLA, Chicago and forty other styles, and writes the list of references in the order that each style wants.",
		category: "writing",
		tags: ["citations", "academic", "references", "bibliography"],
		permissions: [
			reads("Finds citations in your document"),
			writes("Inserts citations and the list of references"),
			asks(["https://api.crossref.org/*", "https://*.zotero.org/*"], "Looks up sources by their DOI"),
			keeps("Keeps your library of sources"),
		],
		versions: ["0.9.0", "1.0.0"],
		weeks: [9, 12, 8, 14, 11, 16, 13, 12],
		troubles: { crashes: 14, uncaught: 60, rollbacks: 3 },
		stars: [3, 2, 4, 5, 9],
	},
	{
		publisher: "tessel",
		name: "kanban",
		displayName: "Kanban",
		description: "Shows task lists as a board, and moves cards by keyboard.",
		category: "productivity",
		tags: ["tasks", "board"],
		permissions: [
			reads("Reads task lists"),
			writes("Moves a task when you move its card"),
			keeps("Remembers the columns"),
		],
		versions: ["1.3.0", "1.4.0"],
		weeks: [5, 4, 8, 12, 19, 28, 47, 70],
		note: "Spreads fast, and rightly so.",
		stars: [0, 0, 2, 9, 17],
	},
	{
		publisher: "orbit",
		name: "tea-timer",
		displayName: "Tea Timer",
		description: "Twenty-five minutes of writing, five of tea. Tells you when.",
		category: "productivity",
		tags: ["timer", "focus"],
		permissions: [{ notifications: true, reason: "Tells you when the time is over" }],
		versions: ["1.0.0"],
		weeks: [0, 0, 0, 0, 3, 9, 14, 33],
		stars: [0, 0, 1, 3, 6],
	},
	{
		publisher: "moss",
		name: "diagrams",
		displayName: "Diagrams",
		description: "Draws flow charts and sequences from code blocks.",
		category: "data",
		tags: ["diagrams", "markdown"],
		permissions: [reads("Finds the code blocks")],
		versions: ["0.8.0", "0.9.0"],
		weeks: [22, 19, 24, 20, 18, 21, 17, 19],
		stars: [1, 1, 2, 8, 7],
	},
	{
		publisher: "fable",
		name: "rhymes",
		displayName: "Rhymes",
		description: "Finds words that rhyme with the one you have selected.",
		category: "languages",
		tags: ["poetry", "words"],
		permissions: [
			reads("Reads the selected word"),
			asks(["https://api.datamuse.com/*"], "Asks a dictionary of rhymes for the selected word"),
		],
		versions: ["1.0.2"],
		weeks: [2, 6, 4, 8, 7, 5, 9, 12],
		stars: [0, 0, 0, 2, 4],
	},
	{
		publisher: "quill",
		name: "plain-style",
		displayName: "Plain Style",
		description: "Marks sentences that are hard to read, and says why.",
		category: "writing",
		tags: ["style", "readability"],
		permissions: [reads("Reads the document to find long sentences")],
		versions: ["3.1.0", "3.2.0"],
		weeks: [30, 28, 33, 35, 31, 37, 34, 41],
		stars: [0, 2, 5, 16, 19],
	},
	{
		publisher: "glyph",
		name: "symbols",
		displayName: "Symbols",
		description: "A picker for arrows, mathematics and everything that no key types.",
		category: "accessibility",
		tags: ["unicode", "symbols"],
		permissions: [writes("Inserts the symbol that you pick")],
		versions: ["1.1.0"],
		weeks: [3, 2, 5, 4, 6, 5, 7, 6],
		stars: [0, 0, 1, 2, 3],
	},
	{
		publisher: "pine",
		name: "smart-quotes",
		displayName: "Smart Quotes",
		description: "Sets the right quotes for the language of each paragraph.",
		category: "formatting",
		tags: ["typography", "quotes"],
		permissions: [reads("Finds quotes"), writes("Replaces them")],
		versions: ["1.0.0", "1.0.1"],
		weeks: [14, 11, 15, 12, 10, 13, 11, 9],
		stars: [1, 0, 2, 4, 5],
	},
	{
		publisher: "harbor",
		name: "backup",
		displayName: "Backup",
		description: "Keeps a copy of your documents on a server of yours.",
		category: "integrations",
		tags: ["backup", "webdav"],
		permissions: [
			reads("Reads what is to be kept"),
			asks(["https://*.example.org/*"], "Sends copies to your own server"),
		],
		versions: ["0.3.0"],
		weeks: [0, 0, 0, 0, 0, 1, 1, 2],
	},
];

/** What other catalogues list, and nobody published here. */
export const listings = [
	["Paper Lantern", "Lights up the line that is being read.", "Wren Ashby", "Writing", 48_200],
	["Kite", "Sends a note to your phone.", "Tomo Hart", "Integrations", 1_204_000],
	["Ledger Lines", "Adds up columns of figures where they stand.", "Iris Vale", "Data", 9_310],
	["Margin Notes", "Comments beside the text, for you alone.", "Sol Amaya", "Collaboration", 22_640],
].map(([name, description, author, category, downloads]) => ({
	id: `meadow/${String(name).toLowerCase().replaceAll(" ", "-")}`,
	...{ name, description, author, category, downloads },
	source: "meadow",
	version: "2.1",
	license: "MIT",
	updated: "2026-08-14",
	tags: ["imported"],
}));

export function readmeOf(sample: Sample): string {
	return `# ${sample.displayName}

${sample.description}

## How to use it

1. Open the command palette with \`Ctrl K\`
2. Run **${sample.displayName}: Open**
3. That is all; it remembers what you chose

| Key | What it does |
| --- | --- |
| \`Alt ${sample.displayName.charAt(0)}\` | Opens it |
| \`Esc\` | Closes it |

> Your text stays in your browser unless a permission above says otherwise.
`;
}

export function changelogOf(sample: Sample): string {
	return sample.versions
		.toReversed()
		.map(
			(version, at) =>
				`## ${version}\n\n- ${at === 0 ? "Starts faster, and forgets nothing when the page is closed" : "Small repairs"}\n`,
		)
		.join("\n");
}
