import type { Api, ExtensionContext } from "../../guest.ts";

export async function activate(api: Api, context: ExtensionContext) {
	context.subscriptions.push(
		await api.commands.register("tea.ready", async () => {
			// ① Outside the page, under the extension's name; the person's browser may say no.
			const shown = await api.notifications.show("Your tea is ready", { body: "Four minutes are over." });
			// ② Then there is still the page.
			if (!shown) await api.ui.showNotification("Your tea is ready");
			return shown;
		}),
	);
}
