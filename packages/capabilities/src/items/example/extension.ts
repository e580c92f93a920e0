import type { Api, ExtensionContext } from "../../guest.ts";

// manifest.json: "contributes": {
//   "commands": [{ "id": "build.run", "title": "Build" }],
//   "statusBar": [{ "id": "build", "text": "Not built yet", "command": "build.run" }],
//   "toolbar": [{ "command": "build.run", "icon": "play" }] }
export async function activate(api: Api, context: ExtensionContext) {
	context.subscriptions.push(
		await api.commands.register("build.run", async () => {
			// ① Only what is given changes.
			await api.toolbar.update("build.run", { busy: true });
			await api.statusBar.update("build", { text: "Building", busy: true });
			await new Promise((built) => setTimeout(built, 0));
			await api.toolbar.update("build.run", { busy: false });
			await api.statusBar.update("build", { text: "Built", tooltip: "3 files", busy: false });
		}),
	);
}
