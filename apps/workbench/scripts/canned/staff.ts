import { requests } from "./extensions.ts";

const at = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();

export const me = {
	id: "u1",
	anonymous: false,
	username: "ada",
	email: "ada@example.com",
	role: "administrator",
	publishers: ["acme"],
};

const findings = [
	{
		rule: "dynamic-code",
		severity: "block",
		file: "extension.js",
		line: 6,
		column: 14,
		why: "The code builds a function out of text and runs it, so nobody can review what it will do.",
		excerpt: 'const run = new Function("text", source);',
	},
	{
		rule: "hidden-unicode",
		severity: "warning",
		file: "lib/words.js",
		line: 2,
		column: 9,
		why: "A character here reorders the text around it, so the line does not do what it seems to say.",
		excerpt: 'const level = "user\u202e // admin";',
	},
	{
		rule: "network-host",
		severity: "info",
		file: "lib/words.js",
		line: 9,
		column: 1,
		why: "It names a host that the manifest asks for.",
		excerpt: 'fetch("https://api.words.example/v1")',
	},
];

const code = `import { words } from "./lib/words.js";

export function activate({ commands, editor, ui }) {
	commands.register("thesaurus.show", async () => {
		const { text } = await editor.document();
		const run = new Function("text", source);
		await ui.notify({ message: \`\${words(text)} words\` });
	});
}
`;

const QUEUE = [
	{
		id: "acme.thesaurus",
		displayName: "Thesaurus",
		version: "2.0.0",
		findings: { info: 1, warning: 1, block: 1 },
		first: false,
	},
	{
		id: "moss.mermaid",
		displayName: "Diagrams",
		version: "0.9.1",
		findings: { info: 0, warning: 0, block: 0 },
		first: true,
	},
	{
		id: "kestrel.citations",
		displayName: "Citations and References for Academic Writing",
		version: "3.1.0-beta.2",
		findings: { info: 4, warning: 2, block: 0 },
		first: false,
	},
];

const item = (entry: (typeof QUEUE)[number], index: number) => ({
	id: entry.id,
	version: entry.version,
	displayName: entry.displayName,
	publisher: entry.id.split(".")[0],
	status: "pending",
	submittedAt: at(index * 5 + 0.2),
	findings: entry.findings,
	firstVersion: entry.first,
});

export const reviewQueue = { items: QUEUE.map(item), total: QUEUE.length };

export function reviewDetail(id: string) {
	const index = QUEUE.findIndex((entry) => entry.id === id);
	const entry = QUEUE[index];
	if (!entry) return undefined;
	return {
		...item(entry, index),
		findingsList: index === 0 ? findings : [],
		manifest: { publisher: "acme", name: "thesaurus", version: entry.version, main: "extension.js" },
		permissions: requests,
		readme: "# Thesaurus\n\nLooks up synonyms.",
		files: [
			{ path: "manifest.json", size: 640, sha256: "0".repeat(64), text: '{ "publisher": "acme" }' },
			{ path: "extension.js", size: code.length, sha256: "1".repeat(64), text: code },
			{
				path: "lib/words.js",
				size: 240,
				sha256: "2".repeat(64),
				text: 'export const words = (text) => {\n\tconst level = "user\u202e // admin";\n\treturn text.split(/\\s+/).length;\n};\n',
			},
			{ path: "icon.png", size: 4_200, sha256: "3".repeat(64), text: null },
		],
		errors: [],
		previousVersion: entry.first ? null : "1.9.4",
		reason: null,
	};
}

export const ownExtensions = {
	items: [
		{
			id: "acme.thesaurus",
			displayName: "Thesaurus",
			state: "published",
			installs: 4_821,
			latestVersion: "1.9.4",
			versions: [
				{ version: "2.0.0", status: "pending", submittedAt: at(0.2) },
				{ version: "1.9.5", status: "rejected", submittedAt: at(40) },
				{ version: "1.9.4", status: "published", submittedAt: at(400) },
			],
		},
	],
};

export const ownVersion = (version: string) => ({
	id: "acme.thesaurus",
	version,
	status: version === "1.9.5" ? "rejected" : version === "2.0.0" ? "pending" : "published",
	reason: version === "1.9.5" ? "The code on line 6 runs text as code. Call the function by name instead." : null,
	submittedAt: at(2),
	findings: version === "1.9.4" ? [] : findings,
});

export const tokens = {
	items: [
		{
			id: "t1",
			name: "laptop",
			scopes: ["publish", "read"],
			prefix: "annex_4fK2",
			createdAt: at(800),
			expiresAt: at(-1_200),
			lastUsedAt: at(3),
		},
		{
			id: "t2",
			name: "release machine",
			scopes: ["publish"],
			prefix: "annex_Zp81",
			createdAt: at(300),
			expiresAt: at(-1_900),
			lastUsedAt: null,
		},
	],
};
