import type { Api, ExtensionContext } from "../../guest.ts";

// manifest.json: "permissions": ["data.read", "data.write"], "requires": ["editor"]
export async function activate(api: Api, context: ExtensionContext) {
	context.subscriptions.push(
		// ① Events carry no text: read it when you need it. They come at most every 50 ms.
		api.editor.onDidChange(async (document) => {
			if (document !== null) console.log(`${document.name}: ${document.length} characters`);
		}),
		await api.commands.register("shout.selection", () => shout(api)),
	);
}

async function shout(api: Api): Promise<string> {
	const selected = await api.editor.getSelection();
	if (selected === null || selected.text === "") return "nothing selected";
	const { documentId, version, start, end, text } = selected;
	try {
		// ② Edits name the version that they were made for and are one step for undo.
		await api.editor.applyEdits({ documentId, version, edits: [{ start, end, text: text.toUpperCase() }] });
		return "done";
	} catch (error) {
		// ③ Somebody typed meanwhile: nothing was changed, so starting over is safe.
		if ((error as { code?: string }).code === "document_conflict") return shout(api);
		throw error;
	}
}
