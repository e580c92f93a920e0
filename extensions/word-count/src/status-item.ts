import type { Api, Disposable } from "@annex/sdk";
import { countWords, wordCounter } from "./count-text.ts";
import { amount } from "./describe-figures.ts";

const ITEM = "wordCount.words";
const RECOUNT_MS = 200;

/** The words of the document, or of the selection, in the status bar; nothing while reading is not allowed. */
export async function showWords(api: Api): Promise<Disposable> {
	let timer: ReturnType<typeof setTimeout> | undefined;
	let shown: string | undefined;
	const countAll = wordCounter();

	async function count(): Promise<void> {
		timer = undefined;
		const { document } = api.editor;
		const selected = document !== null && document.selection.end > document.selection.start;
		const part = selected ? document.getText(document.selection) : undefined;
		const words = document === null ? 0 : part === undefined ? countAll(document.getText()) : countWords(part);
		const text = selected ? `${amount(words, "word")} selected` : amount(words, "word");
		const now = document === null ? "" : text;
		if (now === shown) return;
		shown = now;
		await api.statusBar.update(ITEM, document === null ? { visible: false } : { text, visible: true });
	}

	try {
		const following = await api.editor.follow();
		const updates = api.editor.onDidUpdate(() => {
			timer ??= setTimeout(count, RECOUNT_MS);
		});
		await count();
		return {
			dispose() {
				clearTimeout(timer);
				updates.dispose();
				following.dispose();
			},
		};
	} catch (error) {
		if ((error as { code?: unknown }).code !== "permission_denied") throw error;
		return { dispose() {} };
	}
}
