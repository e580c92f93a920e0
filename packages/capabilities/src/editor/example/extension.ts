import type { Api, ExtensionContext } from "../../guest.ts";

// manifest.json: "permissions": ["data.read", "data.write"], "requires": ["editor"]
export async function activate(api: Api, context: ExtensionContext) {
	context.subscriptions.push(
		// ① Called after each update of the mirror. An empty list of edits: only the selection moved.
		api.editor.onDidUpdate(({ document, edits }) => {
			if (document === null || edits?.length === 0) return;
			console.log(`${document.name}: ${document.length} characters, ${document.lineCount} lines`);
		}),
		// ② From here on the active document can be read at once.
		await api.editor.follow(),
		await api.commands.register("shout.selection", () => shout(api)),
	);
}

async function shout(api: Api): Promise<string> {
	const { document } = api.editor;
	if (document === null || document.selection.start === document.selection.end) return "nothing selected";
	const { documentId, version, selection } = document;
	const edits = [{ ...selection, text: document.getText(selection).toUpperCase() }];
	try {
		// ③ Edits name the version that they were made for and are one step for undo.
		await api.editor.applyEdits({ documentId, version, edits });
		return "done";
	} catch (error) {
		// ④ Somebody typed in the very same place: nothing was changed.
		if ((error as { code?: string }).code === "document_conflict") return "try again";
		throw error;
	}
}
