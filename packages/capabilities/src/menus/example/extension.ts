import type { Api, ExtensionContext } from "../../guest.ts";

// ① manifest.json, under contributes:
//    "commands": [{ "id": "quote.lines", "title": "Quote these lines" }],
//    "menus": [
//      { "location": "editor.context", "command": "quote.lines", "group": "edit", "when": "hasSelection" },
//      { "location": "palette", "command": "quote.lines", "when": "editorOpen" }
//    ]
export async function activate(api: Api, context: ExtensionContext) {
	context.subscriptions.push(
		// ② The command is told nothing that its permissions do not let it read for itself.
		await api.commands.register("quote.lines", async () => {
			const selected = await api.editor.getSelection();
			if (selected === null) return null;
			const text = selected.text.replace(/^/gm, "> ");
			const { documentId, version, start, end } = selected;
			return api.editor.applyEdits({ documentId, version, edits: [{ start, end, text }] });
		}),
	);
}
