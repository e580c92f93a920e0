import { expect, test } from "vitest";
import { openTestScope, type TestScopeOptions } from "../testing.ts";
import { panelLimits } from "./limits.ts";

const panels = [
	{ id: "tasks", title: "Tasks", location: "side" },
	{ id: "slot", title: "Slot", location: "invoice.footer" },
];

interface Wire {
	id: string;
	element: string;
	properties?: unknown;
	children?: unknown;
	[more: string]: unknown;
}

const node = (id: string, element: string, properties: unknown = {}, children: unknown = []): Wire => ({
	...{ id, type: 1, element, properties, children },
});
const insert = (child: unknown, index = 0, parent = "~") => [0, parent, child, index];

async function openScope(options: TestScopeOptions = {}) {
	const scope = await openTestScope({ panels, ...options });
	await scope.guest.call("panels.register", { panel: "tasks" });
	return Object.assign(scope, {
		mutate: (...records: unknown[]) => scope.guest.call("panels.mutate", { panel: "tasks", records }),
		run: () => scope.capabilities.panels?.runs.get("tasks"),
	});
}

test.each([
	["an element of the page", "script"],
	["a custom element", "annex-prompt"],
	["a name of the prototype", "constructor"],
	["another", "__proto__"],
	["a component in the wrong case", "button"],
])("refuses what is no component: %s", async (_, name) => {
	await using scope = await openScope();
	await expect(scope.mutate(insert(node("1", name)))).rejects.toMatchObject({ code: "component_unknown" });
	expect(scope.run()?.tree).toBeUndefined();
	expect(scope.run()?.problem?.code).toBe("component_unknown");
});

test.each([
	["markup", "Text", { text: "x", innerHTML: "<img src=x onerror=alert(1)>" }],
	["a style", "Text", { text: "x", style: "position:fixed;inset:0" }],
	["a class", "Stack", { className: "dialog" }],
	["a listener", "Button", { label: "x", onclick: "alert(1)" }],
	["a prototype's name", "Text", { text: "x", constructor: {} }],
	["a text that is none", "Text", { text: { toString: "x" } }],
	["a text far too long to look at", "Text", { text: "x".repeat(100_001) }],
	["a script's address", "Link", { text: "x", href: "javascript:alert(1)" }],
	["the same in disguise", "Link", { text: "x", href: " jAvA\tscript:alert(1)" }],
	["a document's address", "Link", { text: "x", href: "data:text/html,<script>alert(1)</script>" }],
	["an address of this page", "Link", { text: "x", href: "blob:http://localhost/1" }],
	["an address that hides where it leads", "Link", { text: "x", href: "https://bank.example@evil.example/" }],
	["a picture from elsewhere", "Image", { path: "https://evil.example/x.png", alt: "" }],
	["a picture from elsewhere without scheme", "Image", { path: "//evil.example/x.png", alt: "" }],
	["a picture outside the package", "Image", { path: "../other/x.png", alt: "" }],
	["a picture that can hold script", "Image", { path: "x.svg", alt: "" }],
	["an icon that is none", "Button", { label: "x", icon: "../../x" }],
	["a password field", "TextField", { label: "Password", type: "password" }],
])("refuses a property that is none or does not fit: %s", async (_, name, properties) => {
	await using scope = await openScope();
	await expect(scope.mutate(insert(node("1", name, properties)))).rejects.toMatchObject({ code: "component_invalid" });
	expect(scope.run()?.tree).toBeUndefined();
});

test("judges what is set later as it judges what is inserted", async () => {
	await using scope = await openScope();
	const link = () => insert(node("1", "Link", { text: "x", href: "https://example.com/" }));
	for (const [property, value] of [
		["href", "javascript:alert(1)"],
		["innerHTML", "<b>"],
		["constructor", {}],
		["text", 7],
		["text", null],
	]) {
		await scope.mutate(link());
		const update = scope.mutate([3, "1", property, value]);
		await expect(update).rejects.toMatchObject({ code: "component_invalid" });
		expect(scope.run()?.tree).toBeUndefined();
	}
});

test.each([
	["a text node", { id: "1", type: 3, data: "x" }],
	["a comment", { id: "1", type: 8, data: "x" }],
	["the root's own id", node("~", "Text", { text: "x" })],
	["an id that is none", node("a b", "Text", { text: "x" })],
	["an id that is a number", { ...node("1", "Text", { text: "x" }), id: 1 }],
	["listeners", { ...node("1", "Button", { label: "x" }), eventListeners: { press: "x" } }],
	["attributes", { ...node("1", "Button", { label: "x" }), attributes: { style: "x" } }],
	["children that are no list", node("1", "Stack", {}, { length: 1 })],
	["two with the same id", node("1", "Stack", {}, [node("2", "Divider"), node("2", "Divider")])],
	["a child with its parent's id", node("1", "Stack", {}, [node("1", "Divider")])],
	["nothing", null],
])("refuses a tree that does not hold together: %s", async (_, child) => {
	await using scope = await openScope();
	await expect(scope.mutate(insert(child))).rejects.toMatchObject({ code: "panel_tree_invalid" });
	expect(scope.run()?.tree).toBeUndefined();
});

test.each([
	["into what is not there", [0, "zz", node("2", "Divider"), 0]],
	["into what has gone", [0, "gone", node("2", "Divider"), 0]],
	["behind the end", [0, "~", node("2", "Divider"), 5]],
	["an id that is taken", [0, "~", node("1", "Divider"), 0]],
	["away what is not there", [1, "~", 7]],
	["a property of what is not there", [3, "zz", "gap", "small"]],
	["a property of the panel itself", [3, "~", "gap", "small"]],
])("refuses forged places: %s", async (_, record) => {
	await using scope = await openScope();
	await scope.mutate(insert(node("1", "Stack", {}, [node("gone", "Divider")])), [1, "1", 0]);
	await expect(scope.mutate(record)).rejects.toMatchObject({ code: "panel_tree_invalid" });
});

test("refuses components where they do not belong", async () => {
	await using scope = await openScope();
	for (const child of [
		node("1", "Item", { value: "x", label: "x" }),
		node("1", "Text", { text: "x" }, [node("2", "Divider")]),
		node("1", "List", { label: "x" }, [node("2", "Button", { label: "x" })]),
		node("1", "EmptyState", { title: "x" }, [node("2", "TextField", { label: "x" })]),
	]) {
		await expect(scope.mutate(insert(child))).rejects.toMatchObject({ code: "component_misplaced" });
	}
});

test("a place of the app that allows a few components takes no others", async () => {
	const places = { "invoice.footer": { title: "Below the invoice", components: ["Text" as const] } };
	await using scope = await openTestScope({ panels, powers: { panels: { places } } });
	await scope.guest.call("panels.register", { panel: "slot" });
	const mutate = (child: unknown) => scope.guest.call("panels.mutate", { panel: "slot", records: [insert(child)] });
	await mutate(node("1", "Text", { text: "fine" }));
	await expect(mutate(node("2", "Button", { label: "x" }))).rejects.toMatchObject({ code: "component_misplaced" });
});

test("stops tree bombs: too many, too deep, too much text, at once or little by little", async () => {
	await using scope = await openScope();
	const many = Array.from({ length: panelLimits.nodes + 1 }, (_, n) => node(n.toString(36), "Divider"));
	await expect(scope.mutate(insert(node("root", "Stack", {}, many)))).rejects.toMatchObject({
		code: "panel_too_large",
	});

	let deep = node("a0", "Divider");
	for (let level = 1; level <= panelLimits.depth; level++) deep = node(`a${level}`, "Stack", {}, [deep]);
	await expect(scope.mutate(insert(deep))).rejects.toMatchObject({ code: "panel_too_large" });

	const heavy = (n: number) => insert(node(`t${n}`, "Markdown", { text: "x".repeat(20_000) }));
	await scope.mutate(...Array.from({ length: 15 }, (_, n) => heavy(n)));
	await expect(scope.mutate(heavy(15))).rejects.toMatchObject({ code: "panel_too_large" });
	expect(scope.run()?.tree).toBeUndefined();
});

test("counts what is replaced and removed only once, so that a long life costs nothing", async () => {
	await using scope = await openScope();
	await scope.mutate(insert(node("1", "Markdown", { text: "x".repeat(20_000) })));
	for (let round = 0; round < 20; round++) {
		scope.clock.advance(1_000);
		await scope.mutate([3, "1", "text", `${round}`.repeat(10_000)], insert(node(`n${round}`, "Divider"), 1), [
			1,
			"~",
			1,
		]);
	}
	expect(scope.run()?.tree?.children()).toHaveLength(1);
});

test("a flood of changes is refused beyond the rate", async () => {
	await using scope = await openScope();
	await scope.mutate(insert(node("1", "Text", { text: "x" })));
	const outcomes = await Promise.allSettled(Array.from({ length: 100 }, () => scope.mutate([3, "1", "text", "y"])));
	const refused = outcomes.filter(({ status }) => status === "rejected");
	expect(refused.length).toBeGreaterThanOrEqual(50);
	expect(refused[0]).toMatchObject({ reason: { code: "rate_limited" } });
});

test("another's panel looks exactly like one that does not exist, under every method", async () => {
	await using scope = await openScope();
	for (const panel of ["other", "acme.other", "constructor"]) {
		scope.clock.advance(10_000);
		for (const [method, input] of Object.entries({
			register: {},
			mutate: { records: [insert(node("1", "Divider"))] },
			describe: { title: "x" },
			unregister: {},
			reveal: {},
		})) {
			const call = scope.guest.call(`panels.${method}`, { panel, ...input });
			await expect(call).rejects.toMatchObject({ code: "panel_unknown" });
		}
	}
	const again = scope.guest.call("panels.register", { panel: "tasks" });
	await expect(again).rejects.toMatchObject({ code: "panel_already_registered" });
	const unregistered = scope.guest.call("panels.mutate", { panel: "slot", records: [insert(node("1", "Divider"))] });
	await expect(unregistered).rejects.toMatchObject({ code: "panel_not_registered" });
});

test("adds no more panels than allowed, and none where the app has no place", async () => {
	await using scope = await openScope();
	const create = (panel: string, location = "side") =>
		scope.guest.call("panels.create", { panel, title: "Annex\u202e needs your permission", location });
	await expect(create("x", "dialog")).rejects.toMatchObject({ code: "panel_location_unknown" });
	await expect(create("x", "constructor")).rejects.toMatchObject({ code: "panel_location_unknown" });
	for (let n = 0; n < panelLimits.created; n++) {
		scope.clock.advance(2_000);
		await create(`p${n}`);
	}
	scope.clock.advance(2_000);
	await expect(create("more")).rejects.toMatchObject({ code: "panel_limit" });
	expect(scope.capabilities.panels?.runs.get("p0")?.title).toBe("Annex⟨U+202E⟩ needs your permission");
});

test("shows what hides or reorders in every text, and clips what is too long", async () => {
	await using scope = await openScope();
	await scope.mutate(
		insert(node("1", "Button", { label: "Cancel\u202eyaP\u0000" })),
		insert(node("2", "List", { label: "Files" }, [node("3", "Item", { value: "a", label: `${"x".repeat(400)}` })]), 1),
		insert(
			node("4", "Table", { label: "T", columns: [{ title: "A\u2066" }], rows: [{ value: "1", cells: ["B\u200b"] }] }),
			2,
		),
		insert(node("5", "TextField", { label: "L", value: " kept \u202e " }), 3),
	);
	const shown = JSON.stringify(scope.run()?.tree?.children());
	for (const hidden of ["\u200b", "\u202e", "\u2066"]) expect(shown).not.toContain(hidden);
	expect(shown).toContain("Cancel⟨U+202E⟩yaP⟨U+0000⟩");
	expect(scope.run()?.tree?.get("3")?.properties).toMatchObject({ label: expect.stringMatching(/^x{299}…$/) });
	expect(scope.run()?.tree?.get("5")?.properties).toMatchObject({ value: " kept ⟨U+202E⟩ " });
});

test("nothing is told of what has gone, and a panel that was disposed of takes nothing", async () => {
	const told: unknown[] = [];
	await using scope = await openScope();
	scope.guest.answer("panels", {
		happened: (input: unknown) => {
			told.push(input);
			return null;
		},
	});
	await scope.mutate(insert(node("1", "Button", { label: "Go" })));
	const session = scope.capabilities.panels;
	session?.happened("tasks", "1", "press", null);
	await expect.poll(() => told.length).toBe(1);
	await scope.mutate([1, "~", 0]);
	session?.happened("tasks", "1", "press", null);
	session?.happened("constructor", "1", "press", null);
	await scope.guest.call("panels.unregister", { panel: "tasks" });
	session?.happened("tasks", "1", "press", null);
	const late = scope.mutate(insert(node("2", "Divider")));
	await expect(late).rejects.toMatchObject({ code: "panel_not_registered" });
	expect(told).toHaveLength(1);
	expect(scope.run()?.tree).toBeUndefined();
});

test("a change costs what it is long, not what its component holds", async () => {
	await using scope = await openScope();
	const cells = Array.from({ length: 20 }, () => "x");
	const rows = Array.from({ length: 500 }, (_, row) => ({ value: `${row}`, cells }));
	let walked = 0;
	const counted = new Proxy(rows, {
		ownKeys(target) {
			walked += 1;
			return Reflect.ownKeys(target);
		},
	});
	await scope.mutate(insert(node("1", "Table", { label: "T", columns: [{ title: "A" }], rows })));
	const table = scope.run()?.tree?.get("1");
	// The tree's own copy, watched: whoever weighs the whole table again has to walk its rows.
	Object.assign(table?.properties ?? {}, { rows: counted });
	await scope.mutate(...Array.from({ length: 2_000 }, (_, at) => [3, "1", "selected", `${at}`]));
	expect(table?.properties).toMatchObject({ selected: "1999" });
	expect(walked).toBe(0);
});

test("a panel at its limit still takes what the person types, and refuses what the extension adds", async () => {
	await using scope = await openScope();
	const long = "x".repeat(5_000);
	await scope.mutate(
		insert(node("f", "TextField", { label: "Name" })),
		...Array.from({ length: 59 }, (_, at) => insert(node(`t${at}`, "Text", { text: long }))),
	);
	const session = scope.capabilities.panels;
	expect(() => session?.happened("tasks", "f", "change", "y".repeat(10_000))).not.toThrow();
	expect(scope.run()?.tree?.get("f")?.properties).toMatchObject({ value: "y".repeat(10_000) });
	await expect(scope.mutate([3, "t0", "tone", "bad"])).rejects.toMatchObject({ code: "panel_too_large" });
});

test("a panel has a title that can be seen, whatever the extension sends", async () => {
	await using scope = await openScope();
	for (const title of ["", "   ", "\u00a0\n\t"]) {
		const created = scope.guest.call("panels.create", { panel: "p", title, location: "side" });
		await expect(created).rejects.toMatchObject({ code: "arguments_invalid" });
		const described = scope.guest.call("panels.describe", { panel: "tasks", title });
		await expect(described).rejects.toMatchObject({ code: "arguments_invalid" });
	}
	expect(scope.run()?.title).toBe("Tasks");
});
