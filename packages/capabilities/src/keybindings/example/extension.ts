import type { Api, ExtensionContext } from "../../guest.ts";

// ① manifest.json, under contributes:
//    "commands": [{ "id": "stamp.date", "title": "Insert the date" }],
//    "keybindings": [{ "command": "stamp.date", "key": "Mod+Alt+D", "when": "editorFocus" }]
export async function activate(api: Api, context: ExtensionContext) {
	// ② A shortcut runs a command like any other, and starts the extension first when it sleeps.
	context.subscriptions.push(
		await api.commands.register("stamp.date", async () => {
			const selection = await api.editor.getSelection();
			if (selection === null) return;
			const { documentId, version, start, end } = selection;
			await api.editor.applyEdits({ documentId, version, edits: [{ start, end, text: "2026-01-01" }] });
		}),
	);
	// ③ The person may choose other keys or none; the code never learns which it was.
}
