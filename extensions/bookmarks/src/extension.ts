import type { Api, ExtensionContext, OpenDocument, Panel } from "@annex/sdk";
import { findLine, type KeptMark, keptMark, keyOf, readMarks } from "./kept-marks.ts";
import { movedMarks, once } from "./move-marks.ts";

const KEEP_MS = 1_000;
const MOST_MARKS = 200;
const MAX_LABEL = 100;

/** The marks of the document in front: offsets of the starts of their lines, in order. */
interface Marked {
	readonly documentId: string;
	marks: number[];
}

export async function activate(api: Api, context: ExtensionContext): Promise<void> {
	let marked: Marked | undefined;
	let panel: Panel | undefined;
	let waiting: { readonly documentId: string; readonly kept: readonly KeptMark[] } | undefined;
	let timer: ReturnType<typeof setTimeout> | undefined;

	/** Another document came in front: what was marked in it is read and put where it is now. */
	async function open(): Promise<void> {
		keepNow();
		marked = undefined;
		const documentId = api.editor.document?.documentId;
		if (documentId === undefined) return await draw();
		const kept = readMarks(await api.storage.get(keyOf(documentId)));
		const { document } = api.editor;
		if (document === null || document.documentId !== documentId || marked !== undefined) return;
		const lines = kept.map((mark) => findLine(mark, document.lineCount, (line) => document.lineAt(line).text));
		marked = { documentId, marks: once(lines.map((line) => document.lineAt(line).start)) };
		show(document);
	}

	function show(document: OpenDocument): void {
		if (marked === undefined) return;
		const { documentId, version } = document;
		const marks = marked.marks.map((at) => ({ at, icon: "bookmark" as const, color: "accent" as const }));
		api.decorations.set({ documentId, version, marks }).catch(warnUnlessStale);
		draw().catch(console.warn);
	}

	async function draw(): Promise<void> {
		if (panel === undefined) return;
		const entries = entriesOf(api.editor.document, marked);
		panel.describe({ badge: entries.length === 0 ? "" : `${entries.length}` }).catch(console.warn);
		if (entries.length === 0) {
			return await panel.render({
				type: "EmptyState",
				title: "No bookmarks in this document",
				text: "Mark the line that you are on, and come back to it from here.",
				children: [{ type: "Button", label: "Mark this line", icon: "bookmark", onPress: toggle }],
			});
		}
		await panel.render(
			{
				type: "List",
				label: "Bookmarks",
				onSelect: (at) => go(Number(at)),
				children: entries.map(({ at, label, line }) => ({
					type: "Item",
					value: String(at),
					label,
					detail: `Line ${line + 1}`,
					icon: "bookmark",
				})),
			},
			{ type: "Button", label: "Clear all", icon: "trash", kind: "quiet", onPress: clear },
		);
	}

	async function toggle(): Promise<void> {
		const { document } = api.editor;
		if (document === null || marked === undefined) {
			return void (await api.ui.showNotification(
				"There is no line to mark: open a document, and let Bookmarks read it under My extensions.",
			));
		}
		const at = lineStart(document, document.selection.start);
		if (marked.marks.includes(at)) marked.marks = marked.marks.filter((mark) => mark !== at);
		else if (marked.marks.length < MOST_MARKS) marked.marks = once([...marked.marks, at]);
		else return void (await api.ui.showNotification(`There are ${MOST_MARKS} bookmarks in this document already.`));
		changed(document);
	}

	async function clear(): Promise<void> {
		const { document } = api.editor;
		if (document === null || marked === undefined) return;
		marked.marks = [];
		changed(document);
	}

	function changed(document: OpenDocument): void {
		show(document);
		keepLater(document);
	}

	/** Remembers what is to be kept, while its lines can still be read. */
	function keepLater(document: OpenDocument): void {
		const { documentId } = document;
		waiting = { documentId, kept: entriesOf(document, marked).map(({ line, text }) => keptMark(line, text)) };
		clearTimeout(timer);
		timer = setTimeout(keepNow, KEEP_MS);
	}

	function keepNow(): void {
		clearTimeout(timer);
		if (waiting === undefined) return;
		const { documentId, kept } = waiting;
		waiting = undefined;
		const key = keyOf(documentId);
		const done =
			kept.length === 0
				? api.storage.delete(key)
				: api.storage.set(
						key,
						kept.map((mark) => ({ ...mark })),
					);
		done.catch(console.warn);
	}

	async function go(at: number): Promise<void> {
		const { document } = api.editor;
		if (document === null) return;
		const { documentId, version } = document;
		const { start } = document.lineAt(document.positionAt(at).line);
		await api.editor.reveal({ documentId, version, start, end: start }, { select: true });
	}

	async function step(direction: 1 | -1): Promise<void> {
		const marks = marked?.marks ?? [];
		const { document } = api.editor;
		const here = document === null ? 0 : lineStart(document, document.selection.start);
		const next =
			direction === 1
				? (marks.find((at) => at > here) ?? marks[0])
				: (marks.findLast((at) => at < here) ?? marks.at(-1));
		if (next === undefined) await api.ui.showNotification("There are no bookmarks in this document.");
		else await go(next);
	}

	async function list(): Promise<void> {
		const items = entriesOf(api.editor.document, marked).map((entry) => ({
			...entry,
			detail: `Line ${entry.line + 1}`,
		}));
		if (items.length === 0) return await step(1);
		const chosen = await api.ui.showQuickPick(items, { title: "Go to a bookmark" });
		if (chosen) await go(chosen.at);
	}

	context.subscriptions.push(
		{ dispose: keepNow },
		api.editor.onDidUpdate(({ document, edits }) => {
			if (document === null || edits === null || document.documentId !== marked?.documentId) {
				open().catch(console.warn);
			} else if (edits.length > 0 && marked.marks.length > 0) {
				const before = marked.marks;
				marked.marks = once(movedMarks(before, edits).map((at) => lineStart(document, at)));
				// The app moves the signs along by itself; only what was merged has to be said.
				if (marked.marks.length !== before.length) show(document);
				else draw().catch(console.warn);
				keepLater(document);
			}
		}),
		await api.commands.register("bookmarks.toggle", toggle),
		await api.commands.register("bookmarks.next", () => step(1)),
		await api.commands.register("bookmarks.previous", () => step(-1)),
		await api.commands.register("bookmarks.list", list),
		await api.commands.register("bookmarks.clear", clear),
		await api.panels.register("bookmarks", (opened) => {
			panel = opened;
			return draw();
		}),
		await api.editor.follow(),
	);
	if (marked === undefined) await open();
}

function lineStart(document: OpenDocument, at: number): number {
	return document.lineAt(document.positionAt(at).line).start;
}

function entriesOf(document: OpenDocument | null, marked: Marked | undefined) {
	if (document === null || document.documentId !== marked?.documentId) return [];
	return marked.marks.map((at) => {
		const { line } = document.positionAt(at);
		const { text } = document.lineAt(line);
		return { at, line, text, label: text.trim().slice(0, MAX_LABEL) || "(an empty line)" };
	});
}

/** A document that moved on or closed meanwhile is shown again anyway. */
function warnUnlessStale(error: { code?: unknown }): void {
	if (error.code !== "document_conflict" && error.code !== "document_closed") console.warn(error);
}
