import type { Api, ExtensionContext, OpenDocument } from "@annex/sdk";
import { aligned, shrunk } from "./align.ts";
import { columnName, faultOf, paint, type Table, tableOf } from "./paint.ts";
import { parseTable, unequalRows } from "./parse-table.ts";
import { separatorOf } from "./separator.ts";

const REST_MS = 150;
const MOST_LISTED = 300;
/** As much as one edit may write. */
const MOST_WRITTEN = 1_000_000;

interface Read extends Table {
	readonly documentId: string;
	readonly version: number;
	readonly separator: string;
}

export async function activate(api: Api, context: ExtensionContext): Promise<void> {
	let table: Read | undefined;
	let worn = false;
	let timer: ReturnType<typeof setTimeout> | undefined;

	function look(): void {
		clearTimeout(timer);
		const before = table;
		table = api.editor.document === null ? undefined : readTable(api, api.editor.document);
		if (table !== undefined) void colour();
		else if (before !== undefined && api.editor.document?.documentId === before.documentId) {
			const { documentId, version } = api.editor.document;
			quietly(api.decorations.set({ documentId, version }));
		}
		wear(table !== undefined && api.settings.get("mono") === true);
		quietly(api.statusBar.update("table", { text: table ? said(table) : "CSV", visible: table !== undefined }));
	}

	/** Columns stand below each other only where every letter is as wide as the next. */
	function wear(mono: boolean): void {
		if (mono === worn) return;
		worn = mono;
		quietly(api.appearance.set({ editorFont: mono ? "jetbrains-mono" : null }));
	}

	/** Only what is drawn is coloured: a table of a hundred thousand rows costs no more than a short one. */
	async function colour(): Promise<void> {
		try {
			const visible = await api.decorations.visibleRange();
			if (table === undefined || (visible !== null && visible.documentId !== table.documentId)) return;
			const { documentId, version, text } = table;
			const within = visible ?? { start: 0, end: Math.min(text.length, 20_000) };
			await api.decorations.set({ documentId, version, ...paint(table, within) });
		} catch (error) {
			if (!isStale(error)) console.warn(error);
		}
	}

	/** The table as it is at this moment, or a word on why there is none. */
	async function demand(): Promise<Read | undefined> {
		look();
		if (table === undefined) {
			await api.ui.showNotification(
				"This is no table. Call it .csv or .tsv, or let Rainbow CSV look at other files under My extensions.",
			);
		}
		return table;
	}

	async function rewrite(write: typeof aligned): Promise<void> {
		const now = await demand();
		if (now === undefined) return;
		const { documentId, version, text, rows, separator } = now;
		const next = write(text, rows, separator);
		if (next === text) return void (await api.ui.showNotification("The columns are like that already."));
		if (next.length > MOST_WRITTEN) {
			return void (await api.ui.showNotification("This table is too large to be rewritten in one step."));
		}
		try {
			await api.editor.applyEdits({ documentId, version, edits: [{ start: 0, end: text.length, text: next }] });
		} catch (error) {
			const { code } = error as { code?: unknown };
			if (code !== "document_conflict" && code !== "permission_denied") throw error;
			await api.ui.showNotification(
				code === "document_conflict"
					? "Somebody was typing just then. Try again."
					: "Rainbow CSV may not change your documents. You can allow it under My extensions.",
				{ level: "warning" },
			);
		}
	}

	async function check(): Promise<void> {
		const now = await demand();
		if (now === undefined) return;
		const items = unequalRows(now.rows)
			.slice(0, MOST_LISTED)
			.map(({ row }) => ({ label: `Line ${row.line + 1}`, detail: faultOf(now, row) ?? "", row }));
		if (items.length === 0) {
			return void (await api.ui.showNotification(`All ${now.rows.length} rows have the same number of fields.`));
		}
		const chosen = await api.ui.showQuickPick(items, { title: "Rows that do not fit" });
		const [first, last] = [chosen?.row.fields[0], chosen?.row.fields.at(-1)];
		if (first && last) await reveal(now, first.start, last.end);
	}

	/** From the row of the caret. */
	async function goToColumn(): Promise<void> {
		const now = await demand();
		if (now === undefined) return;
		const caret = api.editor.document?.selection.start ?? 0;
		const row = now.rows.findLast(({ fields }) => (fields[0]?.start ?? 0) <= caret) ?? now.rows[0];
		const items = (row?.fields ?? []).map((field, column) => ({
			label: columnName(now, column),
			detail: now.text.slice(field.start, field.end).trim().slice(0, 80),
			field,
		}));
		if (items.length === 0) return void (await api.ui.showNotification("The table is empty."));
		const chosen = await api.ui.showQuickPick(items, { title: "Go to a column" });
		if (chosen) await reveal(now, chosen.field.start, chosen.field.end);
	}

	async function reveal({ documentId, version }: Read, start: number, end: number): Promise<void> {
		await api.editor.reveal({ documentId, version, start, end }, { select: true });
	}

	context.subscriptions.push(
		{ dispose: () => clearTimeout(timer) },
		api.editor.onDidUpdate(({ edits }) => {
			if (edits === null) look();
			else if (edits.length > 0) {
				clearTimeout(timer);
				timer = setTimeout(look, REST_MS);
			}
		}),
		api.decorations.onDidChangeVisibleRange(() => void (table && colour())),
		api.settings.onDidChange(look),
		await api.commands.register("csv.align", () => rewrite(aligned)),
		await api.commands.register("csv.shrink", () => rewrite(shrunk)),
		await api.commands.register("csv.check", check),
		await api.commands.register("csv.column", goToColumn),
		await api.editor.follow(),
	);
	look();
}

function readTable({ settings }: Api, document: OpenDocument): Read | undefined {
	const { documentId, version, name } = document;
	const everywhere = settings.get("everywhere") === true;
	// Most documents are no tables: their text is not even put together.
	if (!everywhere && !/\.(?:csv|tsv|tab|psv)$/i.test(name)) return undefined;
	const text = document.getText();
	const separator = separatorOf({ name, text }, { separator: settings.get<string>("separator") ?? "auto", everywhere });
	if (separator === undefined) return undefined;
	const table = tableOf(text, parseTable(text, separator), settings.get("header") === true);
	return { documentId, version, separator, ...table };
}

function said({ rows, hasHeader }: Table): string {
	const columns = rows[0]?.fields.length ?? 0;
	const count = Math.max(0, rows.length - (hasHeader ? 1 : 0));
	const unequal = unequalRows(rows).length;
	const size = `${columns} ${columns === 1 ? "column" : "columns"}, ${count} ${count === 1 ? "row" : "rows"}`;
	return unequal === 0 ? size : `${size}, ${unequal} unequal`;
}

/** A document that moved on or closed meanwhile is looked at again anyway. */
function isStale(error: unknown): boolean {
	const { code } = error as { code?: unknown };
	return code === "document_conflict" || code === "document_closed";
}

function quietly(doing: Promise<unknown>): void {
	doing.catch((error) => {
		if (!isStale(error)) console.warn(error);
	});
}
