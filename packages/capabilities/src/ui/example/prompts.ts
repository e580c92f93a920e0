import type { Api, ExtensionContext } from "../../guest.ts";

const STYLES = [
	{ label: "Plain", detail: "As it stands", width: 0 },
	{ label: "Narrow", detail: "60 characters", width: 60 },
] as const;

export async function activate(api: Api, context: ExtensionContext) {
	context.subscriptions.push(
		await api.commands.register("export.run", async () => {
			// ① What was chosen comes back as it was given, own fields included; null when dismissed.
			const style = await api.ui.showQuickPick(STYLES, { title: "Export as" });
			if (style === null) return;
			const name = await api.ui.showInputBox({ title: "Name of the file", value: "draft" });
			if (name === null) return;

			// ② Long work says how far it is; the signal aborts when the person cancels.
			await api.ui.withProgress({ title: "Exporting", cancellable: true }, async (report, signal) => {
				for (let page = 1; page <= 2 && !signal.aborted; page += 1) {
					report({ message: `Page ${page}`, percent: page * 50 });
					await new Promise((turn) => setTimeout(turn, 0));
				}
			});

			// ③ What only some want to read goes to the output.
			await api.ui.output.append(`Exported ${name} at ${style.width} characters`);
			await api.ui.output.show();
		}),
	);
}
