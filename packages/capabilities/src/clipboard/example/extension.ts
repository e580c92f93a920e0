import type { Api, ExtensionContext } from "../../guest.ts";

export async function activate(api: Api, context: ExtensionContext) {
	context.subscriptions.push(
		await api.commands.register("plain.paste", async () => {
			try {
				// ① Needs clipboard.read; some browsers ask the person, too.
				const text = await api.clipboard.read();
				// ② Needs clipboard.write, which can be granted by itself.
				await api.clipboard.write(text.trim());
				return text.length;
			} catch (error) {
				// ③ A page in the background is refused; the error says so in words for people.
				await api.ui.showNotification((error as Error).message, { level: "warning" });
				return null;
			}
		}),
	);
}
