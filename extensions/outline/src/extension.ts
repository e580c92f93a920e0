import type { Api, ExtensionContext } from "@annex/sdk";
import { headingsOf } from "./headings.ts";
import { fillPanel } from "./outline-panel.ts";
import { outlineText } from "./outline-text.ts";
import { contentsEdit } from "./table-of-contents.ts";

export async function activate(api: Api, context: ExtensionContext): Promise<void> {
	context.subscriptions.push(
		await api.panels.register("outline", (panel) => fillPanel(api, panel)),
		await api.commands.register("outline.show", () => explainRefusal(api, () => show(api))),
		await api.commands.register("outline.insertContents", () => explainRefusal(api, () => insertContents(api))),
	);
}

async function show(api: Api): Promise<void> {
	const document = await api.editor.getText();
	if (!document) return void (await api.ui.showNotification("Open a document to see its outline."));
	const headings = headingsOf(document.text);
	if (headings.length === 0) return void (await api.ui.showNotification(`${document.name} has no headings.`));
	await api.ui.showModal({
		title: `Outline: ${headings.length} ${headings.length === 1 ? "heading" : "headings"}`,
		message: outlineText(headings),
		cancelLabel: "Close",
	});
}

async function insertContents(api: Api): Promise<void> {
	// Someone may type between reading and writing; then the text is read again, a few times at most.
	for (let tries = 3; ; tries -= 1) {
		const document = await api.editor.getText();
		if (!document) return void (await api.ui.showNotification("Open a document to give it a table of contents."));
		const edit = contentsEdit(document.text);
		if (!edit) return void (await api.ui.showNotification("There is nothing to change in the table of contents."));
		try {
			await api.editor.applyEdits({ documentId: document.documentId, version: document.version, edits: [edit] });
			return void (await api.ui.showNotification("The table of contents is up to date."));
		} catch (error) {
			if (codeOf(error) !== "document_conflict" || tries === 1) throw error;
		}
	}
}

/** A refused permission is the person's decision, not a failure: it is said in a sentence. */
async function explainRefusal(api: Api, run: () => Promise<void>): Promise<void> {
	try {
		await run();
	} catch (error) {
		if (codeOf(error) !== "permission_denied") throw error;
		await api.ui.showNotification("Outline needs a permission for this. You can allow it under My extensions.", {
			level: "warning",
		});
	}
}

function codeOf(error: unknown): unknown {
	return (error as { code?: unknown } | null)?.code;
}
