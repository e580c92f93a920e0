/** What a registry would answer: honest, long, hostile and plenty, to look at and for nothing else. */
const DAY = 86_400_000;
const at = (days: number) => new Date(Date.now() - days * DAY).toISOString();

interface Seed {
	id: string;
	displayName: string;
	description: string;
	category: string;
	installs: number;
	verified?: boolean;
	days: number;
}

const SEEDS: readonly Seed[] = [
	{
		id: "annex.word-count",
		displayName: "Word Count",
		description: "Counts words, characters and reading time of the document or what you have selected.",
		category: "writing",
		installs: 18_204,
		verified: true,
		days: 0.1,
	},
	{
		id: "annex.outline",
		displayName: "Outline",
		description: "Lists the headings of a Markdown document and jumps to each.",
		category: "navigation",
		installs: 9_310,
		verified: true,
		days: 2,
	},
	{
		id: "acme.thesaurus",
		displayName: "Thesaurus",
		description: "Looks up synonyms for the selected word and swaps it in place.",
		category: "writing",
		installs: 4_821,
		verified: true,
		days: 6,
	},
	{
		id: "northwind.table-tidy",
		displayName: "Table Tidy",
		description: "Aligns the columns of Markdown tables as you type.",
		category: "formatting",
		installs: 3_122,
		days: 12,
	},
	{
		id: "lumen.focus",
		displayName: "Focus",
		description: "Dims everything but the paragraph you are in.",
		category: "writing",
		installs: 2_240,
		verified: true,
		days: 19,
	},
	{
		id: "kestrel.citations",
		displayName: "Citations and References for Academic Writing in Several Styles",
		description:
			"Keeps a library of sources, inserts citations in APA, MLA, Chicago and forty other styles, and writes the list at the end of the document in the order that each style wants.",
		category: "writing",
		installs: 1_870,
		days: 44,
	},
	{
		id: "acme.calendar-blocks",
		displayName: "Calendar Blocks",
		description: "Turns dates into events and keeps them in step.",
		category: "integrations",
		installs: 962,
		verified: true,
		days: 80,
	},
	{
		id: "moss.mermaid",
		displayName: "Diagrams",
		description: "Draws Mermaid diagrams from code blocks.",
		category: "data",
		installs: 811,
		days: 120,
	},
	{
		id: "trick.reversed",
		displayName: "Safe \u202etxt.exe\u202c Helper",
		description: "A name that tries to read the other way round, and a description with <b>markup</b>.",
		category: "other",
		installs: 3,
		days: 200,
	},
	{
		id: "pine.smart-quotes",
		displayName: "Smart Quotes",
		description: "Sets the right quotes for the language of each paragraph.",
		category: "formatting",
		installs: 640,
		days: 15,
	},
	{
		id: "tessel.kanban",
		displayName: "Kanban",
		description: "Shows task lists as a board.",
		category: "productivity",
		installs: 512,
		verified: true,
		days: 22,
	},
	{
		id: "orbit.snippets",
		displayName: "Snippets",
		description: "Expands short words into longer text.",
		category: "productivity",
		installs: 488,
		days: 31,
	},
];

const README = `# Word Count

Counts what you write, as you write it.

## What it shows

- Words, characters, sentences
- Reading time at **230 words a minute**
- The same for what you have selected

\`\`\`js
wordCount("It counts this too."); // 4
\`\`\`

| Language | Words | Reading time |
| --- | --- | --- |
| English | yes | yes |
| German | yes | yes |
| Japanese | by character | yes |

> Your text never leaves the browser.

See [the guide](https://example.com/guide), or [this one that goes nowhere](javascript:alert(1)).
<script>alert(1)</script>
<img src=x onerror=alert(1)>
`;

export const requests = [
	{ permission: "data.read", reason: "Counts the words of your document.", optional: false },
	{
		permission: "network",
		hosts: ["https://api.words.example/*", "https://*.dictionaries.example/*"],
		reason: "Looks up how each language counts words.",
		optional: false,
	},
	{ permission: "storage", reason: "Remembers your daily goal.", optional: false },
	{ permission: "data.write", optional: true },
];

/** Popular ones have been rated; the rest not yet. */
export function ratingOf(installs: number) {
	const count = installs < 600 ? 0 : Math.round(installs / 90);
	const average = count === 0 ? null : 3.2 + (installs % 17) / 10;
	return { average, count, score: (15 + count * (average ?? 0)) / (5 + count) };
}

const summary = (seed: Seed) => ({
	id: seed.id,
	publisher: seed.id.split(".")[0] ?? "",
	publisherVerified: seed.verified ?? false,
	name: seed.id.split(".")[1] ?? "",
	displayName: seed.displayName,
	description: seed.description,
	category: seed.category,
	tags: ["markdown", "writing"],
	version: "1.4.2",
	iconUrl: null,
	installs: seed.installs,
	rating: ratingOf(seed.installs),
	listing: null,
	publishedAt: at(seed.days + 200),
	updatedAt: at(seed.days),
});

const record = (id: string) => ({
	extensionId: id,
	version: "1.4.2",
	manifest: {},
	permissions: requests,
	packageUrl: `/api/v1/extensions/${id}/versions/1.4.2/package`,
	filesUrl: `/api/v1/extensions/${id}/versions/1.4.2/files/`,
	integrity: "sha256-9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
	size: 18_240,
	files: [
		{ path: "manifest.json", size: 812, sha256: "0".repeat(64) },
		{ path: "extension.js", size: 6_402, sha256: "1".repeat(64) },
	],
	modules: ["extension.js"],
	publishedAt: at(2),
	scannedAt: at(2),
});

export function search(query: URLSearchParams) {
	const q = (query.get("q") ?? "").toLowerCase();
	const category = query.get("category");
	const found = SEEDS.filter(
		(seed) => seed.displayName.toLowerCase().includes(q) && (!category || seed.category === category),
	);
	return {
		items: found.map(summary),
		total: q || category ? found.length : 214,
		facets: { categories: [], tags: [] },
	};
}

export const categories = {
	items: [
		{ value: "writing", count: 88 },
		{ value: "formatting", count: 41 },
		{ value: "productivity", count: 37 },
		{ value: "navigation", count: 19 },
		{ value: "data", count: 14 },
		{ value: "integrations", count: 12 },
		{ value: "other", count: 3 },
	],
};

export function detail(id: string) {
	const seed = SEEDS.find((candidate) => candidate.id === id);
	if (!seed) return undefined;
	return {
		...summary(seed),
		readme: README,
		changelog: "## 1.4.2\n\n- Counts Thai words\n\n## 1.4.1\n\n- Starts faster",
		homepage: "https://example.com",
		repository: "https://example.com/repo",
		license: "MIT",
		permissions: requests,
		latest: record(id),
		versions: ["1.4.2", "1.4.1", "1.4.0", "1.3.0", "1.0.0"].map((version, index) => ({
			version,
			publishedAt: at(2 + index * 20),
			preRelease: false,
		})),
	};
}

const manifestOf = (seed: Seed) => ({
	publisher: seed.id.split(".")[0],
	name: seed.id.split(".")[1],
	version: "1.4.2",
	displayName: seed.displayName,
	description: seed.description,
	category: seed.category,
	main: "extension.js",
	engines: { platform: "^2.0.0" },
	activationEvents: ["onCommand:show"],
	permissions: ["data.read", "storage"],
	contributes: { commands: [{ id: "show", title: "Show", category: seed.displayName }] },
});

export const installations = {
	items: SEEDS.slice(0, 5).map((seed, index) => ({
		extensionId: seed.id,
		version: index === 1 ? "1.3.0" : "1.4.2",
		enabled: index !== 3,
		settings: {},
		keybindings: {},
		grants: index % 2 === 0 ? [{ permission: "data.read" }, { permission: "storage" }] : [],
		displayName: seed.displayName,
		publisher: seed.id.split(".")[0],
		iconUrl: null,
		blocked: index === 2 ? { state: "suspended", reason: "It sent documents to a host that it had not named." } : null,
		requested: requests,
		record: { ...record(seed.id), manifest: manifestOf(seed) },
		installedAt: at(30),
		updatedAt: at(3),
	})),
};
