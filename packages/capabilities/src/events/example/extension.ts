import type { Api, ExtensionContext } from "../../guest.ts";

// manifest.json: "permissions": ["data.read"] for documentChanged; your own events need none.
export function activate(api: Api, context: ExtensionContext) {
	context.subscriptions.push(
		// ① An event of the app. platform:ready also reaches those who come late.
		api.events.on("platform:ready", () => api.events.emit("counted", 0)),
		// ② The app says that something changed, never what it says: ask the editor for that.
		api.events.on("documentChanged", async () => {
			const document = await api.editor.getText();
			api.events.emit("counted", document?.length ?? 0);
		}),
		// ③ Your own events connect the parts of your extension. No other extension can hear or send them.
		api.events.on("counted", (length) => console.log(`length: ${length}`)),
		api.events.once("counted", () => console.log("first count")),
	);
}
