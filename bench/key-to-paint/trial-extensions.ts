/** What a trial extension does at each update of the document. */
export interface TrialExtension {
	readonly name: string;
	readonly code: string;
}

/** Marks what is drawn, block by block, as an extension for long documents does. */
const marksVisible = (pattern: string, style: string) => `
	let visible = null;
	function mark(api) {
		const { document } = api.editor;
		if (document === null || visible === null) return;
		const within = { start: Math.min(visible.start, document.length), end: Math.min(visible.end, document.length) };
		const ranges = [...document.getText(within).matchAll(${pattern})].slice(0, 2000).map(({ index, 0: found }) =>
			({ start: within.start + index, end: within.start + index + found.length, ${style} }));
		const { documentId, version } = document;
		api.decorations.set({ documentId, version, within, ranges }).catch(() => {});
	}
	export async function activate(api) {
		api.decorations.onDidChangeVisibleRange((range) => { visible = range; mark(api); });
		api.editor.onDidUpdate(({ edits }) => edits?.length === 0 || mark(api));
		await api.editor.follow();
		visible = await api.decorations.visibleRange();
		mark(api);
	}`;

/** Looks at the lines that were typed into, and at nothing else. */
const looksAtChangedLines = `
	let long = 0;
	export async function activate(api) {
		api.editor.onDidUpdate(({ document, edits }) => {
			if (document === null || edits === null) return;
			for (const { start } of edits) {
				if (document.lineAt(document.positionAt(start).line).text.length > 80) long += 1;
			}
		});
		await api.editor.follow();
	}`;

/** Reads the whole text again after every pause, as the simplest extension does. */
const countsEverything = `
	let timer;
	let words = 0;
	export async function activate(api) {
		api.editor.onDidUpdate(({ document, edits }) => {
			if (document === null || edits?.length === 0) return;
			clearTimeout(timer);
			timer = setTimeout(() => { words = document.getText().split(/\\s+/).length; }, 300);
		});
		await api.editor.follow();
	}`;

/** Wants to know that something changed, not what. */
const listensOnly = `
	let changes = 0;
	export function activate(api) {
		api.editor.onDidChange(() => { changes += 1; });
		api.editor.onDidChangeSelection(() => { changes += 1; });
	}`;

export const trialExtensions: readonly TrialExtension[] = [
	{ name: "marks-verbs", code: marksVisible(String.raw`/\b\w+ing\b/g`, 'background: "warning"') },
	{ name: "marks-capitals", code: marksVisible(String.raw`/\b[A-Z]\w+/g`, 'color: "c1", bold: true') },
	{ name: "marks-numbers", code: marksVisible(String.raw`/\d+/g`, 'underline: "accent", hover: "A number"') },
	{ name: "long-lines", code: looksAtChangedLines },
	{ name: "counts", code: countsEverything },
	{ name: "listens", code: listensOnly },
	{ name: "marks-long", code: marksVisible(String.raw`/\b\w{9,}\b/g`, 'color: "c4"') },
	{ name: "long-lines-too", code: looksAtChangedLines },
	{ name: "counts-too", code: countsEverything },
	{ name: "listens-too", code: listensOnly },
];
