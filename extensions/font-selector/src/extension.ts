import type { Api, ExtensionContext } from "@annex/sdk";
import { defaults, faces, presets, type Style, wishesOf } from "./styles.ts";

const LEAST = 10;
const MOST = 40;

export async function activate(api: Api, context: ExtensionContext): Promise<void> {
	context.subscriptions.push(
		api.settings.onDidChange(() => void dress(api)),
		await api.commands.register("fonts.choose", () => choose(api)),
		await api.commands.register("fonts.preset", () => choosePreset(api)),
		await api.commands.register("fonts.larger", () => resize(api, 1)),
		await api.commands.register("fonts.smaller", () => resize(api, -1)),
		await api.commands.register("fonts.reset", () => keep(api, defaults)),
	);
	await dress(api);
}

/** What the person has set is what the page is asked for; a change of settings comes by here again. */
async function dress(api: Api): Promise<void> {
	await api.appearance.set(wishesOf(styleOf(api)));
}

function styleOf({ settings }: Api): Style {
	return {
		font: settings.get<string>("font") ?? defaults.font,
		size: settings.get<number>("size") ?? defaults.size,
		lineHeight: settings.get<number>("lineHeight") ?? defaults.lineHeight,
		width: settings.get<number>("width") ?? defaults.width,
	};
}

async function choose(api: Api): Promise<void> {
	const now = styleOf(api).font;
	const items = faces.map((face) => ({ ...face, label: face.font === now ? `${face.label} ✓` : face.label }));
	const face = await api.ui.showQuickPick(items, { title: "Choose a font" });
	if (face) await keep(api, { font: face.font });
}

async function choosePreset(api: Api): Promise<void> {
	const preset = await api.ui.showQuickPick(presets, { title: "Choose a reading style" });
	if (preset) await keep(api, preset.style);
}

async function resize(api: Api, by: number): Promise<void> {
	const size = Math.min(MOST, Math.max(LEAST, styleOf(api).size + by));
	await keep(api, { size });
	const shown = api.appearance.get()?.editorFontSize;
	if (shown !== undefined && shown !== size) {
		await api.ui.showNotification(
			`You have set the text to ${shown} px under Themes, and that counts. Reset it there to change it here.`,
		);
	}
}

/** Keeps what changed as settings, the defaults as no setting at all, and dresses the page at once. */
async function keep(api: Api, changes: Partial<Style>): Promise<void> {
	await Promise.all(
		Object.entries(changes).map(([key, value]) =>
			value === defaults[key as keyof Style] ? api.settings.reset(key) : api.settings.set(key, value),
		),
	);
	await dress(api);
}
