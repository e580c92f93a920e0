import type { Api, ExtensionContext } from "@annex/sdk";
import { fillIn, readSnippets, withSnippet } from "./snippets.ts";

export async function activate(api: Api, context: ExtensionContext): Promise<void> {
	context.subscriptions.push(
		await api.commands.register("snippets.insert", () => explainRefusal(api, () => insert(api))),
		await api.commands.register("snippets.keep", () => explainRefusal(api, () => keep(api))),
	);
}

const snippetsOf = (api: Api) => api.settings.get<string>("snippets") ?? "";

async function insert(api: Api): Promise<void> {
	const snippets = readSnippets(snippetsOf(api)).map((snippet) => ({
		...snippet,
		detail: snippet.text.replace(/\s+/g, " ").slice(0, 100),
	}));
	if (snippets.length === 0) {
		return void (await api.ui.showNotification("There are no snippets yet. Write some under My extensions."));
	}
	// Longer lists than one can look through are narrowed by typing; more than 500 do not fit.
	const chosen = await api.ui.showQuickPick(snippets.slice(0, 500), { title: "Insert snippet" });
	if (chosen === null) return;
	const selection = await api.editor.getSelection();
	if (!selection) return void (await api.ui.showNotification("Open a document to insert a snippet."));
	const { documentId, version, start, end } = selection;
	const text = fillIn(chosen.text, { selection: selection.text, now: new Date() });
	await api.editor.applyEdits({ documentId, version, edits: [{ start, end, text }] });
}

async function keep(api: Api): Promise<void> {
	const selection = await api.editor.getSelection();
	if (!selection?.text) return void (await api.ui.showNotification("Select what you want to keep."));
	const label = (await api.ui.showInputBox({ title: "Name of the snippet" }))?.trim().slice(0, 100);
	if (!label) return;
	await api.settings.set("snippets", withSnippet(snippetsOf(api), { label, text: selection.text }));
	await api.ui.showNotification(`Kept as “${label}”.`);
}

/** A refusal, by the person or for want of room, is no failure: it is said in a sentence. */
async function explainRefusal(api: Api, run: () => Promise<void>): Promise<void> {
	try {
		await run();
	} catch (error) {
		const words = WORDS[String((error as { code?: unknown } | null)?.code)];
		if (words === undefined) throw error;
		await api.ui.showNotification(words, { level: "warning" });
	}
}

const WORDS: Readonly<Record<string, string>> = {
	permission_denied: "Snippets needs a permission for this. You can allow it under My extensions.",
	document_conflict: "The document changed meanwhile. Try again.",
	document_closed: "The document was closed meanwhile.",
	setting_invalid: "That does not fit: your snippets may have 10,000 characters in all, without hidden ones.",
};
