import type { Api, DocumentUpdate, ExtensionContext } from "../../guest.ts";

// manifest.json: "permissions": ["data.read"], "requires": ["editor", "decorations"], "activationEvents": ["onStartup"]
export async function activate(api: Api, context: ExtensionContext) {
	context.subscriptions.push(
		// ① From here on api.editor.document can be read at once, and every update is told.
		api.editor.onDidUpdate((update) => highlight(api, update)),
		await api.editor.follow(),
	);
}

function highlight(api: Api, { document, edits }: DocumentUpdate): void {
	// ② Only the caret moved: the marks have not.
	if (document === null || edits?.length === 0) return;
	const ranges = [...document.getText().matchAll(/\bTODO\b/g)].slice(0, 2_000).map(({ index }) => ({
		start: index,
		end: index + 4,
		background: "warning" as const,
		hover: "Still to be done",
	}));
	const { documentId, version } = document;
	// ③ Made for this version; what is typed before it arrives moves the marks along.
	api.decorations.set({ documentId, version, ranges }).catch((error) => console.warn(error));
}
