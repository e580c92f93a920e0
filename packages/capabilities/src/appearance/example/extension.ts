import type { Api, ExtensionContext } from "../../guest.ts";

/** Reading glasses: larger text on a calm page, until it is called again. */
export async function activate(api: Api, context: ExtensionContext): Promise<void> {
	let worn = false;
	context.subscriptions.push(
		await api.commands.register("glasses.toggle", async () => {
			worn = !worn;
			const now = await api.appearance.set(
				worn
					? { editorFont: "atkinson-hyperlegible", editorFontSize: 22, tint: "cream" }
					: { editorFont: null, editorFontSize: null, tint: null },
			);
			return now.editorFontSize;
		}),
	);
}
