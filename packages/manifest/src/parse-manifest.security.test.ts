import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseManifest } from "./parse-manifest.ts";

const smallest = {
	publisher: "acme",
	name: "word-count",
	version: "1.2.0",
	displayName: "Word Count",
	description: "Counts.",
	category: "productivity",
	main: "extension.js",
	engines: { platform: "^2.0.0" },
};

/** The paths of the issues; an empty list when the manifest is accepted. */
function pathsOf(changes: Record<string, unknown>): string[] {
	const result = parseManifest({ ...smallest, ...changes });
	return result.ok ? [] : result.issues.map(({ path }) => path);
}

const long = "a".repeat(50_000);
const wrongForText: unknown[] = [
	null,
	1,
	true,
	[],
	{},
	["acme"],
	{ toString: "acme" },
	"",
	long,
	"a\u0000b",
	"a\u202eb",
	"\ud800",
];
const wrongForList: unknown[] = [
	null,
	1,
	true,
	"storage",
	{},
	{ length: 1, 0: "storage" },
	[null],
	[1],
	[[]],
	[{}],
	[long],
];

const hostile: Record<string, unknown[]> = {
	publisher: [
		...wrongForText,
		"Acme",
		"a",
		"-acme",
		"acme-",
		"ac--me",
		"ac me",
		"acme.corp",
		"äcme",
		"a".repeat(40),
		"__proto__",
		"../x",
		"аcme",
	],
	name: [...wrongForText, "Word", "-a", "a-", "a--b", "a.b", "a/b", "a".repeat(65), "__proto__", "..", "<b>"],
	version: [
		...wrongForText,
		"1",
		"1.2",
		"v1.2.3",
		"01.2.3",
		"1.2.3+build",
		"1.2.3-",
		"1.2.3-01",
		"9999999999.0.0",
		"1.2.3 ",
		"latest",
		"^1.0.0",
		"1.2.3-é",
	],
	preRelease: [null, 0, 1, "true", [], {}],
	displayName: [
		...wrongForText,
		"   ",
		"\u3164",
		"\u2800",
		"a\u200bb",
		"a\nb",
		"a\tb",
		`x${"\u0301".repeat(20)}`,
		"x".repeat(61),
		"!!!",
		"a\u{e0041}b",
		"\ue000 icon",
	],
	description: [...wrongForText, "x".repeat(301), "a\u2066b"],
	author: [...wrongForText, "x".repeat(101)],
	license: [...wrongForText, "MIT OR", "MIT; rm", "<script>", "x".repeat(101)],
	homepage: [
		...wrongForText,
		"http://example.com",
		"javascript:alert(1)",
		"data:text/html,x",
		"//example.com",
		"https://",
		"https://user:pass@example.com",
		"https://user@example.com",
		"https://exa mple.com",
		"https://example.com/<script>",
		"https://example.com/\u202e",
		"ftp://example.com",
		" https://example.com",
		"https:\\\\example.com",
		`https://example.com/${"a".repeat(300)}`,
	],
	repository: [...wrongForText, "git@example.com:a/b.git", "http://example.com", "file:///etc/passwd"],
	category: [...wrongForText, "Productivity", "constructor", "__proto__", "toString"],
	tags: [
		...wrongForList,
		["A"],
		["a b"],
		["a", "a"],
		Array.from({ length: 11 }, (_, index) => `t${index}`),
		["x".repeat(31)],
	],
	icon: [
		...wrongForText,
		"icon.svg",
		"icon.PNG",
		"../icon.png",
		"/icon.png",
		"a/../icon.png",
		"a\\icon.png",
		"https://example.com/icon.png",
		"./icon.png",
		"a//icon.png",
		"icon.png\u0000",
	],
	main: [
		...wrongForText,
		"extension.ts",
		"extension",
		"../a.js",
		"/a.js",
		"lib/../../a.js",
		"C:/a.js",
		"a\\b.js",
		"https://example.com/a.js",
		"data:text/javascript,1.js",
		"./a.js",
		"a?.js",
		".js/",
	],
	engine: [...wrongForText, "isolate", "node", "constructor"],
	engines: [
		null,
		1,
		"^2.0.0",
		[],
		{},
		{ platform: null },
		{ platform: "" },
		{ platform: "two" },
		{ platform: long },
		{ platform: ["^2.0.0"] },
		{ platform: "^2.0.0", node: "20" },
	],
	requires: [
		...wrongForList,
		["Editor"],
		["editor", "editor"],
		["../editor"],
		["__proto__"],
		Array.from({ length: 21 }, (_, index) => `c${index}`),
	],
	activationEvents: [
		...wrongForList,
		["*"],
		["onCommand:"],
		["onCommand:a b"],
		["onCommand:__proto__"],
		["onStartup", "onStartup"],
		["onstartup"],
	],
	permissions: [
		...wrongForList,
		["network"],
		["everything"],
		["__proto__"],
		["constructor"],
		[{ network: [] }],
		[{ network: "https://a.example/*" }],
		[{ storage: false }],
		[{ storage: true, "data.read": true }],
		[{ reason: "because" }],
		[{ storage: true, reason: "a\u202eb" }],
		[{ storage: true, reason: "x".repeat(201) }],
		["storage", "storage"],
	],
	optionalPermissions: [...wrongForList, ["network"], ["everything"]],
	limits: [
		null,
		1,
		[],
		"10",
		{ storageMB: 0 },
		{ storageMB: -1 },
		{ storageMB: 1.5 },
		{ storageMB: 101 },
		{ storageMB: "10" },
		{ storageMB: Number.NaN },
		{ storageMB: Number.POSITIVE_INFINITY },
		{ cpu: 1 },
	],
	extensionDependencies: [null, 1, [], "a.b", { "a.b": "^1.0.0" }],
	contributes: [
		null,
		1,
		[],
		"x",
		{ commands: {} },
		{ commands: [null] },
		{ commands: ["x"] },
		{ commands: [{}] },
		{ commands: [{ id: "A", title: "x" }] },
		{ commands: [{ id: "a b", title: "x" }] },
		{ commands: [{ id: "a", title: "<\u202e>" }] },
		{ commands: [{ id: "a", title: "A", icon: "<svg>" }] },
		{ commands: [{ id: "a", title: "A", run: "x" }] },
		{ commands: Array.from({ length: 101 }, (_, index) => ({ id: `c${index}`, title: "T" })) },
		{ panels: [1] },
		{ panels: [{ id: "a", title: "A", html: "<b>" }] },
		{ panels: [{ id: "a", title: "A\u202e" }] },
		{ panels: [{ id: "a/b", title: "A" }] },
		{ panels: [{ id: "a", title: "A", location: "../side" }] },
		{ panels: [{ id: "a", title: "A", icon: "https://a.example/x.png" }] },
		{ panels: [{ id: "a", title: "A", icon: "../x.png" }] },
		{ panels: Array.from({ length: 21 }, (_, index) => ({ id: `p${index}`, title: "T" })) },
		{ statusBar: [{ id: "a", text: "" }] },
		{ statusBar: [{ id: "a", text: "x".repeat(41) }] },
		{ statusBar: [{ id: "a", text: "A", alignment: "middle" }] },
		{ statusBar: [{ id: "a", text: "A", priority: 1e9 }] },
		{ toolbar: [{ command: "a" }] },
		{ toolbar: [{ command: "a", icon: "no-such-icon" }] },
	],
	$schema: [null, 1, [], {}, long],
};

const hosts: string[] = [
	"http://a.example/*",
	"https://a.example",
	"https://*/*",
	"*",
	"https://*.com/*",
	"https://localhost/*",
	"https://127.0.0.1/*",
	"https://169.254.169.254/latest",
	"https://[::1]/*",
	"https://a.example:0/*",
	"https://a.example:70000/*",
	"https://a.example:65536/*",
	"https://user@a.example/*",
	"https://A.example/*",
	"https://a.*.example/*",
	"https://a.example/*/b",
	"https://a.example/#x",
	"https://a.example/?q=*",
	"https://a.example\\@b.example/*",
	"https://a.example/../*",
	"https://a.example/x/..",
	"https://-a.example/*",
	"https://a..example/*",
	"https://a.example /*",
	"javascript:alert(1)",
	"wss://a.example/*",
	"https://аpple.example/*",
	"https://a.exаmple/*",
	"https://1.2.3/*",
	"https://0x7f.1/*",
	"https://a.example./*",
];

describe("hostile values are refused, each at its field", () => {
	for (const [field, values] of Object.entries(hostile)) {
		it(field, () => {
			for (const value of values) {
				const paths = pathsOf({ [field]: value });
				expect(paths, JSON.stringify(value)?.slice(0, 100)).not.toEqual([]);
				for (const path of paths) expect(path.startsWith(field === "$schema" ? "$schema" : field), path).toBe(true);
			}
		});
	}

	it.each(hosts)("host pattern %s", (host) => {
		expect(pathsOf({ permissions: [{ network: [host] }] })).toEqual(["permissions[0].network[0]"]);
	});

	it.each([
		"https://a.example/*",
		"https://*.a.example/*",
		"https://a.example:8443/v1/x*",
		"https://a.example/",
		"https://xn--pple-43d.example/a.b/c~d",
	])("but the honest host pattern %s is accepted", (host) => {
		expect(pathsOf({ permissions: [{ network: [host] }] })).toEqual([]);
	});
});

describe("values made to harm the parser", () => {
	const deep = () => {
		let value: unknown = "x";
		for (let depth = 0; depth < 100_000; depth++) value = [value];
		return value;
	};
	const circle: Record<string, unknown> = { ...smallest };
	circle["self"] = circle;
	const angry = new Proxy(
		{},
		{
			ownKeys: () => {
				throw new Error("no");
			},
		},
	);

	it.each<[string, unknown]>([
		["nothing", undefined],
		["null", null],
		["a text", "manifest"],
		["a number", 1],
		["a list", [smallest]],
		["a function", () => smallest],
		["a big integer", 1n],
		["a symbol", Symbol("x")],
		["a circle", circle],
		["endless nesting", { ...smallest, tags: deep() }],
		["a giant list", { ...smallest, tags: Array.from({ length: 1_000_000 }, () => "a") }],
		["a sparse giant list", { ...smallest, tags: new Array(4_000_000_000) }],
		["a giant record", Object.fromEntries(Array.from({ length: 200_000 }, (_, index) => [`k${index}`, 1]))],
		["a giant text", { ...smallest, description: "x".repeat(50_000_000) }],
		["giant keys", { ...smallest, ["k".repeat(5_000_000)]: 1 }],
		[
			"a getter that throws",
			Object.defineProperty({ ...smallest }, "tags", {
				enumerable: true,
				get: () => {
					throw new Error("no");
				},
			}),
		],
		["a proxy that throws", angry],
		[
			"a revoked proxy",
			(() => {
				const { proxy, revoke } = Proxy.revocable({}, {});
				revoke();
				return proxy;
			})(),
		],
		["a date", new Date()],
		["a map", new Map(Object.entries(smallest))],
	])("are refused in good time, without throwing: %s", (_, value) => {
		const started = performance.now();
		const result = parseManifest(value);
		expect(performance.now() - started).toBeLessThan(2_000);
		expect(result.ok).toBe(false);
		if (!result.ok) {
			expect(result.issues.length).toBeGreaterThan(0);
			expect(result.issues.length).toBeLessThanOrEqual(50);
			expect(JSON.stringify(result.issues).length).toBeLessThan(30_000);
		}
	});

	it("cannot set a prototype, wherever the key stands", () => {
		for (const json of [
			'{"__proto__":{"polluted":1}}',
			'{"engines":{"platform":"^2.0.0","__proto__":{"polluted":1}}}',
			'{"contributes":{"__proto__":{"polluted":1}}}',
			'{"contributes":{"commands":[{"id":"a","title":"A","__proto__":{"polluted":1}}]}}',
			'{"limits":{"__proto__":{"storageMB":1}}}',
			'{"permissions":[{"__proto__":{"storage":true}}]}',
			'{"constructor":{"prototype":{"polluted":1}}}',
			'{"extensionDependencies":{"__proto__":"^1.0.0"}}',
		]) {
			const result = parseManifest({ ...smallest, ...JSON.parse(json), ...jsonOwn(json) });
			expect(result.ok, json).toBe(false);
		}
		expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
	});

	it("cannot lend a field by inheritance", () => {
		const result = parseManifest(Object.create(smallest));
		expect(result.ok).toBe(false);
	});

	it("cannot smuggle anything unseen into an issue", () => {
		const result = parseManifest({ ...smallest, "a\u202e\u0007b": 1, category: "x\u200b\u001b[2J" });
		expect(result.ok).toBe(false);
		if (!result.ok) {
			for (const { path, sentence, fix } of result.issues) expect(path + sentence + fix).toMatch(/^\P{C}+$/u);
		}
	});

	it("cannot make a pattern backtrack for long", () => {
		for (const attack of [
			"a-",
			"a.",
			"(",
			"MIT OR ",
			"https://a.",
			"https://a.a/",
			"1.0.0-0a.",
			"a/",
			"1 || ",
			"x\u0301",
		]) {
			for (const field of ["publisher", "name", "version", "license", "homepage", "main", "icon", "displayName"]) {
				const started = performance.now();
				parseManifest({ ...smallest, [field]: `${attack.repeat(30_000 / attack.length)}!` });
				expect(performance.now() - started, `${field} ${attack}`).toBeLessThan(1_000);
			}
			const started = performance.now();
			parseManifest({
				...smallest,
				permissions: [{ network: [`https://${attack.repeat(10_000)}!`] }],
				engines: { platform: attack.repeat(10_000) },
				activationEvents: [`onCommand:${attack.repeat(10_000)}!`],
			});
			expect(performance.now() - started, attack).toBeLessThan(1_000);
		}
	});
});

describe("arbitrary values", () => {
	it("never make it throw", () => {
		fc.assert(
			fc.property(
				fc.anything({
					withBigInt: true,
					withDate: true,
					withMap: true,
					withNullPrototype: true,
					withSparseArray: true,
					withTypedArray: true,
				}),
				(value) => {
					expect(parseManifest(value).ok).toBe(false);
				},
			),
			{ numRuns: 500 },
		);
	});

	it("in any field never make it throw, and what is accepted is accepted again", () => {
		const field = fc.constantFrom(...Object.keys(hostile));
		fc.assert(
			fc.property(
				field,
				fc.oneof(fc.anything(), fc.string({ unit: "binary" }), fc.array(fc.string())),
				(name, value) => {
					const result = parseManifest({ ...smallest, [name]: value });
					if (result.ok) expect(parseManifest(result.manifest)).toEqual(result);
					else expect(result.issues.length).toBeGreaterThan(0);
				},
			),
			{ numRuns: 1_000 },
		);
	});
});

/** The keys of a JSON object as own keys, also those that an object literal would take for the prototype. */
function jsonOwn(json: string): Record<string, unknown> {
	return Object.fromEntries(Object.entries(JSON.parse(json) as Record<string, unknown>));
}
