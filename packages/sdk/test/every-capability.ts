import type { Api, ExtensionContext } from "@annex/sdk";

export async function activate(api: Api, { subscriptions }: ExtensionContext) {
	// Commands, declared under contributes.commands; shortcuts and menus name them in the manifest.
	subscriptions.push(await api.commands.register("notes.tidy", () => tidy(api)));

	// Settings, declared under contributes.settings: read at once, changed by people in a form.
	const goal = api.settings.get<number>("goal.words") ?? 500;
	subscriptions.push(api.settings.onDidChange((changes) => console.log([...changes.keys()].join())));

	// What people see in passing, and what they are asked.
	await api.ui.showNotification(`The goal is ${goal} words.`, { level: "info" });
	await api.notifications.show("Done", { body: "Shown by the system." }); // notifications

	// Panels, status bar and toolbar: described here, drawn by the app.
	await api.panels.register("notes", (panel) => panel.render({ type: "Heading", text: "Notes" }));
	await api.statusBar.update("words", { text: "0 words" });
	await api.toolbar.update("notes.tidy", { disabled: false });

	// The document in front: mirrored here, edited by version, marked in the theme's colours.
	subscriptions.push(await api.editor.follow()); // data.read; data.write to edit
	const { documentId = "", version = 0 } = api.editor.document ?? {};
	await api.decorations.set({ documentId, version, ranges: [{ start: 0, end: 4, background: "warning" }] });

	// What is kept: an extension's own data, files of the workspace, what was copied.
	await api.storage.set("lastRun", Date.now()); // storage
	const { text } = await api.filesystem.readFile("notes/today.md"); // filesystem
	await api.clipboard.write(text); // clipboard.write; clipboard.read to read
	const { bytes } = await api.media.takePhoto({ width: 640 }); // camera; microphone for sound
	await api.storage.set("photoBytes", bytes.length);

	// The world outside, host by host, and how the text looks.
	const answer = await api.network.fetch("https://api.example.com/words"); // network, with its hosts
	await api.appearance.set({ editorFont: answer.ok ? "literata" : "inter" });

	// Others: what happens, and what is so right now.
	subscriptions.push(api.events.on("documentChanged", () => console.log("changed"))); // data.read
	await api.state.set("words", 12);
}

async function tidy(api: Api): Promise<void> {
	const sure = await api.ui.showModal({ title: "Tidy the notes?", confirmLabel: "Tidy" });
	if (!sure) return;
	await api.ui.withProgress({ title: "Tidying", cancellable: true }, async (report, signal) => {
		for (let percent = 0; percent <= 100 && !signal.aborted; percent += 50) report({ percent });
	});
}
