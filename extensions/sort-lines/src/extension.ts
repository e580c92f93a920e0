import type { Api, ExtensionContext } from "@annex/sdk";
import { changeLines } from "./change-lines.ts";
import { type Operation, operations, sortUp } from "./operations.ts";

export async function activate(api: Api, context: ExtensionContext): Promise<void> {
	context.subscriptions.push(
		await api.commands.register("sortLines.sort", () => explainRefusal(api, () => apply(api, sortUp))),
		await api.commands.register("sortLines.choose", () => explainRefusal(api, () => choose(api))),
	);
}

async function choose(api: Api): Promise<void> {
	const operation = await api.ui.showQuickPick(operations, { title: "Change lines" });
	if (operation !== null) await apply(api, operation);
}

async function apply(api: Api, operation: Operation): Promise<void> {
	// Someone may type between reading and writing; then it is read again, a few times at most.
	for (let tries = 3; ; tries -= 1) {
		const [document, selection] = await Promise.all([api.editor.getText(), api.editor.getSelection()]);
		if (!document || !selection) return void (await api.ui.showNotification("Open a document to change its lines."));
		const edit = changeLines(document.text, selection, operation);
		if (!edit) return void (await api.ui.showNotification("The lines are like that already."));
		try {
			await api.editor.applyEdits({ documentId: document.documentId, version: document.version, edits: [edit] });
			return;
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
		await api.ui.showNotification("Sort Lines needs a permission for this. You can allow it under My extensions.", {
			level: "warning",
		});
	}
}

function codeOf(error: unknown): unknown {
	return (error as { code?: unknown } | null)?.code;
}
