import { expect, test } from "vitest";
import type { Extension, Panel, PanelChildren } from "../guest.ts";
import { openTestScope, panelLines, usePanel } from "../testing.ts";
import * as example from "./example/extension.ts";

const panels = [{ id: "tasks", title: "Tasks", location: "side" }];

async function openPanel(elements: PanelChildren) {
	let panel: Panel | undefined;
	const extension: Extension = {
		async activate(api) {
			await api.panels.register("tasks", (given) => {
				panel = given;
				return given.render(...elements);
			});
		},
	};
	const scope = await openTestScope({ extension, panels });
	const session = scope.capabilities.panels;
	session?.show("tasks");
	await expect.poll(() => session?.runs.get("tasks")?.tree ?? session?.runs.get("tasks")?.problem).toBeDefined();
	return Object.assign(scope, {
		lines: () => panelLines(session, "tasks"),
		use: (said: string, event: string, value?: unknown) => usePanel(session, "tasks", said, event, value),
		panel: () => panel as Panel,
		session,
	});
}

test("is filled the first time that somebody looks, and goes on from there", async () => {
	await using scope = await openTestScope({ extension: example, panels });
	const session = scope.capabilities.panels;
	expect(session?.runs.get("tasks")?.tree).toBeUndefined();
	session?.show("tasks");
	const lines = () => panelLines(session, "tasks");
	await expect.poll(lines).toEqual(['TextField "New task"', 'EmptyState "Nothing to do"']);

	usePanel(session, "tasks", "New task", "change", "Water the plants");
	usePanel(session, "tasks", "New task", "submit", "Water the plants");
	await expect.poll(lines).toEqual(['TextField "New task"', 'Checkbox "Water the plants"']);
	await expect.poll(() => session?.runs.get("tasks")?.badge).toBe("1");
	// It was emptied although the extension never drew what was typed.
	const [field] = session?.runs.get("tasks")?.tree?.children() ?? [];
	expect(field?.properties).toMatchObject({ value: "" });

	session?.hide("tasks");
	usePanel(session, "tasks", "Water the plants", "change", true);
	session?.show("tasks");
	const box = () => session?.runs.get("tasks")?.tree?.children()[1]?.properties;
	await expect.poll(box).toMatchObject({ checked: true });
});

test("sends only what changed, and keeps what stays the same object", async () => {
	await using scope = await openPanel([
		{ type: "Text", text: "One" },
		{
			type: "List",
			label: "Letters",
			children: ["a", "b", "c"].map((value) => ({ type: "Item", value, label: value })),
		},
	]);
	const tree = scope.session?.runs.get("tasks")?.tree;
	const before = tree?.children()[1]?.children.map(({ id }) => id) ?? [];
	const items = ["x", "b", "c", "d"].map((value) => ({ type: "Item" as const, value, label: value }));
	await scope.panel().render({ type: "Text", text: "Two" }, { type: "List", label: "Letters", children: items });
	expect(scope.lines()).toEqual(['Text "Two"', 'List "Letters"', ...["x", "b", "c", "d"].map((l) => `  Item "${l}"`)]);
	const after = tree?.children()[1]?.children.map(({ id }) => id) ?? [];
	expect(after.slice(1, 3)).toEqual(before.slice(1));
});

test.each([
	["turned round", "abcdef", "fedcba"],
	["one moved to the front", "abcdef", "fabcde"],
	["one moved to the end", "abcdef", "bcdefa"],
	["some gone, some new", "abcdef", "xbydz"],
	["everything gone", "abcdef", ""],
	["doubled names", "aabbc", "baacb"],
])("arrives at what was drawn: %s", async (_, from, to) => {
	const draw = (letters: string): PanelChildren => [...letters].map((key) => ({ type: "Text", key, text: key }));
	await using scope = await openPanel(draw(from));
	await scope.panel().render(...draw(to));
	expect(scope.lines()).toEqual([...to].map((letter) => `Text "${letter}"`));
	await scope.panel().render(...draw(from));
	expect(scope.lines()).toEqual([...from].map((letter) => `Text "${letter}"`));
});

test("draws a burst as one, and while nobody looks waits until somebody does", async () => {
	await using scope = await openPanel([{ type: "Text", text: "0" }]);
	const mutations = () => scope.calls.filter(({ method }) => method === "panels.mutate").length;
	const before = mutations();
	await Promise.all([1, 2, 3].map((n) => scope.panel().render({ type: "Text", text: `${n}` })));
	expect(scope.lines()).toEqual(['Text "3"']);
	expect(mutations()).toBe(before + 1);

	const hidden = Promise.withResolvers<void>();
	scope.panel().onDidHide(hidden.resolve);
	scope.session?.hide("tasks");
	await hidden.promise;
	void scope.panel().render({ type: "Text", text: "4" });
	const shown = Promise.withResolvers<void>();
	scope.panel().onDidShow(shown.resolve);
	expect(scope.panel().visible).toBe(false);
	expect(scope.lines()).toEqual(['Text "3"']);
	scope.session?.show("tasks");
	await shown.promise;
	await expect.poll(scope.lines).toEqual(['Text "4"']);
});

test("tells the extension what was pressed, typed and chosen, and reports what its answer throws", async () => {
	const heard: unknown[] = [];
	await using scope = await openPanel([
		{ type: "Button", label: "Go", onPress: () => heard.push("pressed") },
		{ type: "List", label: "Files", onSelect: (value) => heard.push(value) },
		{
			type: "Tree",
			label: "Folders",
			children: [{ type: "Item", value: "src", label: "src", onToggle: (expanded) => heard.push(expanded) }],
		},
		{
			type: "Button",
			label: "Break",
			onPress: () => {
				throw new Error("no such luck");
			},
		},
	]);
	scope.use("Go", "press");
	scope.use("Files", "select", "a.md");
	scope.use("src", "toggle", false);
	scope.use("src", "toggle", "no flag");
	scope.use("Break", "press");
	scope.use("Go", "dance");
	await expect.poll(() => heard).toEqual(["pressed", "a.md", false]);
	await expect.poll(() => scope.words).toContainEqual(expect.stringContaining("no such luck"));
});

test("what the person types meanwhile is not undone by what was drawn for an earlier letter", async () => {
	const heard: string[] = [];
	const draw = (value: string): PanelChildren => [
		{
			type: "TextField",
			label: "Name",
			value,
			onChange: (typed) => {
				heard.push(typed);
				return scope.panel().render(...draw(typed));
			},
		},
	];
	await using scope = await openPanel(draw(""));
	const values: unknown[] = [];
	const field = scope.session?.runs.get("tasks")?.tree?.children()[0];
	const over = new AbortController();
	const tree = scope.session?.runs.get("tasks")?.tree;
	tree?.watch(
		field?.id ?? "",
		() => values.push(field?.component === "TextField" && field.properties.value),
		over.signal,
	);
	for (const typed of ["A", "An", "Ann", "Anna"]) scope.use("Name", "change", typed);
	await expect.poll(() => heard).toHaveLength(4);
	await scope.panel().render(...draw("Anna"));
	expect(values).toEqual(["A", "An", "Ann", "Anna"]);
	await scope.panel().render(...draw(""));
	expect(field?.properties).toMatchObject({ value: "" });
});

test("what does not fit rejects with its code, empties the panel, and the next drawing starts anew", async () => {
	await using scope = await openPanel([{ type: "Text", text: "fine" }]);
	await expect(scope.panel().render({ type: "Marquee" } as never)).rejects.toMatchObject({ code: "component_unknown" });
	expect(scope.session?.runs.get("tasks")?.problem?.code).toBe("component_unknown");
	expect(scope.lines()).toEqual([]);
	await scope.panel().render({ type: "Text", text: "again" });
	expect(scope.lines()).toEqual(['Text "again"']);
	expect(scope.session?.runs.get("tasks")?.problem).toBeUndefined();
});

test("says what its handler throws, and that nobody fills a declared panel", async () => {
	const extension: Extension = {
		async activate(api) {
			await api.panels.register("tasks", () => {
				throw new Error("the disk is gone");
			});
		},
	};
	await using scope = await openTestScope({ extension, panels: [...panels, { ...panels[0], id: "empty" }] as never });
	const session = scope.capabilities.panels;
	session?.show("tasks");
	session?.show("empty");
	await expect.poll(() => session?.runs.get("tasks")?.problem?.message).toContain("the disk is gone");
	expect(session?.runs.get("empty")?.problem?.code).toBe("panel_not_registered");
});

test("adds panels while it runs, and takes them away", async () => {
	const extension: Extension = {
		async activate(api, context) {
			await api.commands.register("add", async () => {
				const added = await api.panels.create({ id: "extra", title: "Extra", location: "bottom" }, (panel) =>
					panel.render({ type: "Text", text: "hello" }),
				);
				context.subscriptions.push(added);
			});
		},
		deactivate() {},
	};
	await using scope = await openTestScope({ extension, commands: ["add"] });
	const session = scope.capabilities.panels;
	await scope.capabilities.commands.run("add", []);
	expect(session?.runs.get("extra")).toMatchObject({ title: "Extra", declared: { location: "bottom" } });
	session?.show("extra");
	await expect.poll(() => panelLines(session, "extra")).toEqual(['Text "hello"']);
	await scope.capabilities.lifecycle.deactivate({});
	await expect.poll(() => session?.runs.has("extra")).toBe(false);
});

test("a handler that fails after it drew leaves its words, and the next drawing is whole", async () => {
	let panel: Panel | undefined;
	const extension: Extension = {
		async activate(api) {
			await api.panels.register("tasks", async (given) => {
				panel = given;
				await given.render({ type: "Text", key: "old", text: "Loading" });
				throw new Error("no network");
			});
		},
	};
	await using scope = await openTestScope({ extension, panels });
	const session = scope.capabilities.panels;
	session?.show("tasks");
	await expect.poll(() => session?.runs.get("tasks")?.problem?.message).toContain("no network");
	// The old text stays where it is: what is sent first says nothing of it.
	await panel?.render({ type: "Text", key: "new", text: "Here" }, { type: "Text", key: "old", text: "Loading" });
	expect(panelLines(session, "tasks")).toEqual(['Text "Here"', 'Text "Loading"']);
	expect(session?.runs.get("tasks")?.problem).toBeUndefined();
});

test("a panel that is added while somebody looks at its place is filled at once", async () => {
	const added: { add: () => Promise<unknown>; dispose?: () => void } = { add: async () => {} };
	const extension: Extension = {
		activate(api) {
			added.add = async () => {
				const options = { id: "extra", title: "Extra" };
				const { dispose } = await api.panels.create(options, (panel) => panel.render({ type: "Text", text: "Hi" }));
				added.dispose = dispose;
			};
		},
	};
	await using scope = await openTestScope({ extension, panels });
	const session = scope.capabilities.panels;
	// As after a restart: the app shows it still, and the extension adds it when it gets there.
	session?.show("extra");
	await added.add();
	await expect.poll(() => panelLines(session, "extra")).toEqual(['Text "Hi"']);
	added.dispose?.();
	await expect.poll(() => session?.runs.has("extra")).toBe(false);
	await added.add();
	await expect.poll(() => panelLines(session, "extra")).toEqual(['Text "Hi"']);
});
