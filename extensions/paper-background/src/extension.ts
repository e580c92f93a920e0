import type { Api, Appearance, ExtensionContext } from "@annex/sdk";
import { type Sheet, sheetAfter, sheets } from "./papers.ts";

export async function activate(api: Api, context: ExtensionContext): Promise<void> {
	let base = api.appearance.get()?.base;
	context.subscriptions.push(
		api.settings.onDidChange(() => void lay(api)),
		// Our own wish comes back as a change, too; only light and dark are news.
		api.appearance.onDidChange((now) => {
			if (now.base === base) return;
			base = now.base;
			void lay(api);
		}),
		await api.commands.register("paper.choose", () => choose(api)),
		await api.commands.register("paper.next", () =>
			keep(api, sheetAfter(api.settings.get("paper"), api.settings.get("tint"))),
		),
	);
	await lay(api);
}

async function lay({ appearance, settings }: Api): Promise<void> {
	const paper = settings.get<string>("paper") as Appearance["paper"] | undefined;
	const tint = settings.get<string>("tint") as Appearance["tint"] | undefined;
	const tinted = tint !== "none" && (settings.get("tintInDark") === true || appearance.get()?.base !== "dark");
	await appearance.set({ paper: paper ?? null, tint: tinted ? (tint ?? null) : null });
}

async function choose(api: Api): Promise<void> {
	const sheet = await api.ui.showQuickPick(sheets, { title: "Choose a paper" });
	if (sheet) await keep(api, sheet);
}

async function keep(api: Api, { paper, tint }: Sheet): Promise<void> {
	await Promise.all([api.settings.set("paper", paper), api.settings.set("tint", tint)]);
	await lay(api);
}
