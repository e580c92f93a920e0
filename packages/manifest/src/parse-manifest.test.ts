import { describe, expect, it } from "vitest";
import { parseManifest } from "./parse-manifest.ts";

const smallest = {
	publisher: "acme",
	name: "word-count",
	version: "1.2.0",
	displayName: "Word Count",
	description: "Counts the words of your document.",
	category: "productivity",
	main: "extension.js",
	engines: { platform: "^2.0.0" },
};

function parsed(changes: Record<string, unknown>) {
	const result = parseManifest({ ...smallest, ...changes });
	if (!result.ok) throw new Error(JSON.stringify(result.issues, null, 2));
	return result;
}

function issuesOf(changes: Record<string, unknown>) {
	const result = parseManifest({ ...smallest, ...changes });
	return result.ok ? [] : result.issues;
}

describe("parseManifest", () => {
	it("fills in every default", () => {
		expect(parsed({}).manifest).toEqual({
			...smallest,
			preRelease: false,
			tags: [],
			engine: "worker",
			requires: [],
			activationEvents: [],
			permissions: [],
			optionalPermissions: [],
			contributes: {
				...{ commands: [], settings: [], themes: [], keybindings: [], menus: [], events: [], state: [] },
				...{ panels: [], statusBar: [], toolbar: [] },
			},
		});
	});

	it("reads every field", () => {
		const full = {
			$schema: "https://example.com/manifest.schema.json",
			...smallest,
			preRelease: true,
			author: "Ada Lovelace",
			license: "(MIT OR Apache-2.0) AND BSD-3-Clause",
			homepage: "https://example.com/word-count?a=b#c",
			repository: "https://example.com/acme/word-count.git",
			tags: ["writing", "count-words"],
			icon: "assets/icon.png",
			main: "dist/extension.mjs",
			engine: "worker",
			engines: { platform: ">=2.1.0 <3.0.0" },
			requires: ["editor", "ui"],
			activationEvents: ["onStartup", "onCommand:wordCount.show", "onView:outline"],
			permissions: ["storage", { network: ["https://api.example.com/*"], reason: "Looks up synonyms" }],
			optionalPermissions: [{ "data.read": true }, "clipboard.write"],
			limits: { storageMB: 10 },
			extensionDependencies: {},
			contributes: {
				commands: [{ id: "wordCount.show", title: "Show Word Count", category: "Writing", icon: "list-tree" }],
				settings: [],
				keybindings: [
					{
						command: "wordCount.show",
						key: "Mod+Alt+W",
						mac: "Ctrl+Alt+W",
						when: "editorFocus && languageId == markdown",
					},
				],
				menus: [
					{ location: "editor.context", command: "wordCount.show", group: "count", order: 1, when: "hasSelection" },
				],
				events: [{ name: "counted", to: "everyone", description: "After each count." }],
				state: [{ name: "words", to: ["acme.goals"] }],
				themes: [],
				panels: [{ id: "outline", title: "Outline", icon: "list-tree", location: "bottom", when: "editorFocus" }],
				statusBar: [
					{
						id: "words",
						text: "0 words",
						tooltip: "In this document",
						alignment: "right",
						priority: -5,
						command: "wordCount.show",
						visible: false,
					},
				],
				toolbar: [{ command: "wordCount.show", icon: "hash", title: "Count", visible: true }],
			},
		};
		expect(parsed(full).manifest).toEqual(full);
	});

	it("brings every spelling of a permission into one shape, required ones first", () => {
		const { permissions } = parsed({
			optionalPermissions: ["clipboard.write"],
			permissions: ["storage", { network: ["https://*.example.com/*"] }, { "data.read": true, reason: " To count " }],
		});
		expect(permissions).toEqual([
			{ permission: "storage", optional: false },
			{ permission: "network", hosts: ["https://*.example.com/*"], optional: false },
			{ permission: "data.read", reason: "To count", optional: false },
			{ permission: "clipboard.write", optional: true },
		]);
	});

	it("takes a version with a pre-release part for a pre-release", () => {
		expect(parsed({ version: "2.0.0-beta.1" }).manifest.preRelease).toBe(true);
	});

	it("trims display texts and brings them to NFC", () => {
		expect(parsed({ displayName: "  Wo\u0308rter  " }).manifest.displayName).toBe("Wörter");
	});

	it("yields the same when its result is parsed again", () => {
		const { manifest } = parsed({ version: "2.0.0-rc.1", permissions: [{ storage: true, reason: "x y" }] });
		expect(parseManifest(structuredClone(manifest))).toMatchObject({ ok: true, manifest });
	});

	it("shares nothing with the value it was given", () => {
		const given = { ...smallest, tags: ["writing"] };
		const { manifest } = parsed(given);
		given.tags.push("later");
		expect(manifest.tags).toEqual(["writing"]);
	});

	it("reports every fault at once, each with path, sentence and fix", () => {
		expect(issuesOf({ displayName: "", category: "productivty", tags: ["A"], contributs: {} })).toEqual([
			{ path: "displayName", sentence: '"displayName" is empty.', fix: "Fill it in." },
			{
				path: "category",
				sentence: '"category" is "productivty", which this platform does not know.',
				fix: 'Did you mean "productivity"?',
			},
			{
				path: "tags[0]",
				sentence: '"tags[0]" is "A", which cannot be accepted.',
				fix: "Use lower-case letters, digits and single hyphens.",
			},
			{
				path: "contributs",
				sentence: 'There is no field called "contributs" here.',
				fix: 'Did you mean "contributes"?',
			},
		]);
	});

	it.each([
		["publisher", undefined],
		["name", undefined],
		["version", undefined],
		["displayName", undefined],
		["description", undefined],
		["category", undefined],
		["main", undefined],
		["engines", undefined],
	])("says so when %s is missing", (field, value) => {
		expect(issuesOf({ [field]: value })).toMatchObject([{ path: field, sentence: `"${field}" is missing.` }]);
	});
});

describe("unknown fields", () => {
	it.each([
		[{ keywords: [] }, "keywords", "Take it out. Known here: $schema"],
		[{ DisplayName: "x" }, "DisplayName", 'Did you mean "displayName"?'],
		[{ engines: { platfrom: "^2", platform: "^2" } }, "engines.platfrom", 'Did you mean "platform"?'],
		[{ limits: { memoryMB: 1 } }, "limits.memoryMB", "Take it out. Known here: storageMB."],
		[{ contributes: { command: [] } }, "contributes.command", 'Did you mean "commands"?'],
		[
			{ contributes: { commands: [{ id: "a", title: "A", tilte: "" }] } },
			"contributes.commands[0].tilte",
			'Did you mean "title"?',
		],
		[{ permissions: [{ netwrk: ["https://a.example/*"] }] }, "permissions[0].netwrk", 'Did you mean "network"?'],
	])("are refused wherever they stand: %j", (changes, path, fix) => {
		const issues = issuesOf(changes);
		expect(issues).toHaveLength(1);
		expect(issues[0]).toMatchObject({ path, fix: expect.stringContaining(fix) });
	});
});

describe("what later versions of the platform will do", () => {
	const sentence = (what: string) => [
		expect.objectContaining({ sentence: `This platform does not support ${what} yet.` }),
	];

	it.each(["languages", "extensionPoints"])("is refused rather than lost: contributes.%s", (point) => {
		expect(issuesOf({ contributes: { [point]: [{}] } })).toEqual(sentence(`contributes.${point}`));
		expect(issuesOf({ contributes: { [point]: [] } })).toEqual([]);
	});

	it("is refused rather than lost: dependencies and languages", () => {
		expect(issuesOf({ extensionDependencies: { "acme.core": "^1.0.0" } })).toEqual(sentence("extensionDependencies"));
		expect(issuesOf({ activationEvents: ["onLanguage:markdown"] })).toEqual(sentence("onLanguage"));
		expect(issuesOf({ engine: "quickjs" })).toMatchObject([{ path: "engine", fix: "Use one of: worker." }]);
	});
});

describe("fields that depend on each other", () => {
	const commands = (...ids: string[]) => ({ contributes: { commands: ids.map((id) => ({ id, title: "T" })) } });

	it("refuse two commands of one id", () => {
		expect(issuesOf(commands("a.b", "c", "a.b"))).toMatchObject([{ path: "contributes.commands[2].id" }]);
	});

	it("refuse two panels of one id, and an event for a panel that the package does not contribute", () => {
		const panel = { id: "a", title: "A" };
		expect(issuesOf({ contributes: { panels: [panel, panel] } })).toMatchObject([{ path: "contributes.panels[1].id" }]);
		const waiting = issuesOf({ contributes: { panels: [panel] }, activationEvents: ["onView:a", "onView:b"] });
		expect(waiting).toMatchObject([{ path: "activationEvents[1]" }]);
	});

	it("refuse a button or an item for a command that the package does not contribute", () => {
		const contributes = {
			...commands("a").contributes,
			statusBar: [
				{ id: "x", text: "X", command: "a" },
				{ id: "y", text: "Y", command: "b" },
			],
			toolbar: [{ command: "c", icon: "play" }],
		};
		expect(issuesOf({ contributes })).toMatchObject([
			{ path: "contributes.statusBar[1].command" },
			{ path: "contributes.toolbar[0].command" },
		]);
	});

	it("refuse an event for a command that the package does not contribute", () => {
		expect(issuesOf({ activationEvents: ["onCommand:other"], ...commands("own") })).toMatchObject([
			{ path: "activationEvents[0]", fix: "Add this command to contributes.commands, or take the event out." },
		]);
	});

	it.each([
		[["storage", "storage"], [], "permissions[1]"],
		[["storage", { storage: true }], [], "permissions[1]"],
		[["storage"], ["storage"], "optionalPermissions[0]"],
		[[{ network: ["https://a.example/*"] }, { network: ["https://b.example/*"] }], [], "permissions[1]"],
	])("refuse a permission that is asked for twice: %j %j", (permissions, optionalPermissions, path) => {
		expect(issuesOf({ permissions, optionalPermissions })).toMatchObject([{ path }]);
	});

	it.each(["tags", "requires", "activationEvents"])("refuse an entry of %s that is named twice", (field) => {
		const entry = field === "activationEvents" ? "onStartup" : "editor";
		expect(issuesOf({ [field]: [entry, entry] })).toMatchObject([{ path: field, fix: "Name each entry once." }]);
	});
});

describe("shortcuts and menus", () => {
	const commands = [{ id: "own.go", title: "Go" }];

	it("spell every shortcut in one way", () => {
		const keybindings = [
			{ command: "own.go", key: "shift+cmd+k" },
			{ command: "own.go", key: " alt+g  alt+B " },
		];
		const { manifest } = parsed({ contributes: { commands, keybindings } });
		expect(manifest.contributes.keybindings.map(({ key }) => key)).toEqual(["Meta+Shift+K", "Alt+G Alt+B"]);
	});

	it.each([
		[{ key: "Ctrl+T" }, "key", "belongs to the browser"],
		[{ key: "Mod+C" }, "key", "belongs to writing text"],
		[{ key: "Mod+Ctrl+K" }, "key", "Write a stroke"],
		[{ key: "Hyper+K" }, "key", "Write a stroke"],
		[{ key: "a b c" }, "key", "at most two strokes"],
		[{ key: "Alt+K", when: "editorFocused" }, "when", 'Did you mean "editorFocus"?'],
	])("are refused with what would do: %j", (binding, field, fix) => {
		const [issue] = issuesOf({ contributes: { commands, keybindings: [{ command: "own.go", ...binding }] } });
		expect(issue).toMatchObject({ path: `contributes.keybindings[0].${field}`, fix: expect.stringContaining(fix) });
	});

	it("name commands of the package", () => {
		const contributes = {
			commands,
			keybindings: [{ command: "other.go", key: "Alt+K" }],
			menus: [{ location: "palette", command: "other.go" }],
		};
		expect(issuesOf({ contributes }).map(({ path }) => path)).toEqual([
			"contributes.keybindings[0].command",
			"contributes.menus[0].command",
		]);
	});

	it("put at most eight items into one menu", () => {
		const items = (count: number) =>
			Array.from({ length: count }, () => ({ location: "editor.context", command: "own.go" }));
		expect(issuesOf({ contributes: { commands, menus: items(8) } })).toEqual([]);
		expect(issuesOf({ contributes: { commands, menus: items(10) } })).toMatchObject([{ path: "contributes.menus[8]" }]);
	});
});

describe("what an extension shares", () => {
	it("is named once, for everyone or for extensions by id", () => {
		const twice = [
			{ name: "saved", to: "everyone" },
			{ name: "saved", to: ["acme.other"] },
		];
		expect(issuesOf({ contributes: { events: twice } })).toMatchObject([{ path: "contributes.events[1].name" }]);
		expect(issuesOf({ contributes: { state: [{ name: "Words", to: "everyone" }] } })).toHaveLength(1);
		expect(issuesOf({ contributes: { state: [{ name: "words", to: ["nobody"] }] } })).toHaveLength(1);
	});

	it("can wake another", () => {
		expect(issuesOf({ activationEvents: ["onEvent:acme.notes:saved", "onEvent:documentChanged"] })).toEqual([]);
		expect(issuesOf({ activationEvents: ["onEvent:Acme:saved"] })).toHaveLength(1);
	});
});
