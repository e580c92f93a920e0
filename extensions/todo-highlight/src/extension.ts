import type { Api, DecorationColor, ExtensionContext, OpenDocument, Panel } from "@annex/sdk";
import { CHECKBOX, findTodos, neighbour, type Todo, wordsOf } from "./find-todos.ts";

/** A person pauses longer than this between two thoughts; marks that are there move along meanwhile. */
const REST_MS = 150;
const MOST_MARKED = 2_000;
const MOST_LISTED = 300;

export async function activate(api: Api, context: ExtensionContext): Promise<void> {
	let todos: readonly Todo[] = [];
	let seen: { readonly documentId: string; readonly version: number } | undefined;
	let timer: ReturnType<typeof setTimeout> | undefined;
	let panel: Panel | undefined;
	let only = "";

	function later(): void {
		clearTimeout(timer);
		timer = setTimeout(look, REST_MS);
	}

	function look(): void {
		const { document } = api.editor;
		seen = document === null ? undefined : { documentId: document.documentId, version: document.version };
		todos = document === null ? [] : findTodos(document.getText(), wantedOf(api));
		if (document !== null) void mark(api, document, todos);
		const text = todos.length === 1 ? "1 todo" : `${todos.length} todos`;
		quietly(api.statusBar.update("count", { text, visible: todos.length > 0 }));
		void draw();
	}

	async function draw(): Promise<void> {
		if (panel === undefined) return;
		quietly(panel.describe({ badge: todos.length === 0 ? "" : `${todos.length}` }));
		const words = [...new Set(todos.map(({ word }) => word))];
		if (!words.includes(only)) only = "";
		const shown = todos.filter(({ word }) => only === "" || word === only);
		if (todos.length === 0) {
			const text = "Write TODO, FIXME or “- [ ]” anywhere in the document.";
			return await panel.render({ type: "EmptyState", title: "Nothing left to do here", text });
		}
		await panel.render({
			type: "Stack",
			gap: "small",
			padding: true,
			children: [
				words.length > 1 && {
					type: "Select",
					label: "Show",
					value: only,
					options: [
						{ value: "", label: `All ${todos.length}` },
						...words.map((word) => ({ value: word, label: word })),
					],
					onChange: (word) => {
						only = word;
						return draw();
					},
				},
				{
					type: "List",
					label: "Todos",
					onSelect: (at) => go(todos[Number(at)]),
					children: shown.slice(0, MOST_LISTED).map((todo) => ({
						type: "Item" as const,
						value: String(todos.indexOf(todo)),
						label: todo.text || "(nothing more on this line)",
						detail: `${todo.word}, line ${todo.line + 1}`,
						icon: todo.word === CHECKBOX ? ("list-checks" as const) : ("flag" as const),
					})),
				},
				shown.length > MOST_LISTED && {
					type: "Text",
					tone: "muted",
					small: true,
					text: `And ${shown.length - MOST_LISTED} more.`,
				},
			],
		});
	}

	async function go(todo: Todo | undefined): Promise<void> {
		if (todo === undefined || seen === undefined) return;
		await api.editor.reveal({ ...seen, start: todo.start, end: todo.end }, { select: true });
	}

	/** What is found may be a moment old; a command deserves the text as it is. */
	function now(): readonly Todo[] {
		clearTimeout(timer);
		look();
		return todos;
	}

	async function step(direction: 1 | -1): Promise<void> {
		const todo = neighbour(now(), api.editor.document?.selection.start ?? 0, direction);
		if (todo === undefined) await api.ui.showNotification("There is nothing left to do in this document.");
		else await go(todo);
	}

	async function list(): Promise<void> {
		const items = now()
			.slice(0, MOST_LISTED)
			.map((todo) => ({ label: todo.text || todo.word, detail: `${todo.word}, line ${todo.line + 1}`, todo }));
		if (items.length === 0) return await step(1);
		const chosen = await api.ui.showQuickPick(items, { title: "Go to a todo" });
		if (chosen) await go(chosen.todo);
	}

	async function copy(): Promise<void> {
		const lines = now().map(({ word, text }) => `- [ ] ${word === CHECKBOX ? "" : `${word}: `}${text}`);
		await api.clipboard.write(lines.join("\n"));
		await api.ui.showNotification(lines.length === 1 ? "1 todo copied." : `${lines.length} todos copied.`);
	}

	context.subscriptions.push(
		{ dispose: () => clearTimeout(timer) },
		api.editor.onDidUpdate(({ edits }) => {
			// Another document is looked at without waiting; where the caret stands changes nothing.
			if (edits === null) look();
			else if (edits.length > 0) later();
		}),
		api.settings.onDidChange(look),
		await api.commands.register("todo.next", () => step(1)),
		await api.commands.register("todo.previous", () => step(-1)),
		await api.commands.register("todo.list", list),
		await api.commands.register("todo.copy", copy),
		await api.panels.register("todos", (opened) => {
			panel = opened;
			return draw();
		}),
		await api.editor.follow(),
	);
	look();
}

function wantedOf({ settings }: Api) {
	return {
		words: wordsOf(settings.get<string>("words") ?? ""),
		anyCase: settings.get("anyCase") === true,
		checkboxes: settings.get("checkboxes") === true,
	};
}

async function mark(api: Api, { documentId, version }: OpenDocument, todos: readonly Todo[]): Promise<void> {
	const [first] = wordsOf(api.settings.get<string>("words") ?? "");
	const others = [...new Set(todos.map(({ word }) => word))];
	const ranges = todos.slice(0, MOST_MARKED).map(({ start, end, word, text }) => {
		const color = colorOf(word, first, others.indexOf(word));
		return { start, end, color, background: color, bold: true, ...(text === "" ? {} : { hover: `${word}: ${text}` }) };
	});
	quietly(api.decorations.set({ documentId, version, ranges }));
}

function colorOf(word: string, first: string | undefined, position: number): DecorationColor {
	if (word === first) return "warning";
	if (word === CHECKBOX) return "accent";
	if (/^(?:FIXME|BUG|XXX)$/i.test(word)) return "danger";
	return (["c4", "c2", "c6", "c5"] as const)[position % 4] ?? "c4";
}

/** A document that moved on or closed meanwhile is looked at again anyway. */
function quietly(doing: Promise<unknown>): void {
	doing.catch((error: { code?: unknown }) => {
		if (error.code !== "document_conflict" && error.code !== "document_closed") console.warn(error);
	});
}
