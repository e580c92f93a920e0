import { contrastFaults, type Manifest, type Theme, type ThemeTokens } from "@annex/manifest";
import { obstacle } from "./availability.ts";
import type { HostContext } from "./context.ts";
import type { Entry } from "./entry.ts";
import type { HostTheme } from "./host-contributions.ts";

/**
 * The themes of an extension as this app can draw them: names that are not the app's fall away, and so does a theme
 * in which something of this app could not be read.
 */
export function themesOf({ powers }: Pick<HostContext, "powers">, { id, manifest }: Entry): readonly HostTheme[] {
	const app = powers.themes;
	if (app === undefined || manifest === undefined) return [];
	const known = read.get(app) ?? new WeakMap<Manifest, readonly HostTheme[]>();
	read.set(app, known);
	const themes = known.get(manifest) ?? manifest.contributes.themes.flatMap((theme) => readTheme(id, theme, app));
	known.set(manifest, themes);
	return themes;
}

/** Figures move four times a second, and contrasts do not. */
const read = new WeakMap<ThemeTokens, WeakMap<Manifest, readonly HostTheme[]>>();

function readTheme(extensionId: string, theme: Theme, app: ThemeTokens): readonly HostTheme[] {
	const known = app[theme.base];
	const tokens = Object.fromEntries(Object.entries(theme.tokens).filter(([name]) => Object.hasOwn(known, name)));
	if (contrastFaults({ base: theme.base, tokens }, app).length > 0) return [];
	return [themeOf(extensionId, theme, tokens)];
}

function themeOf(extensionId: string, theme: Theme, tokens: ThemeTokens["light"]): HostTheme {
	const { label, base, fonts = {}, paper } = theme;
	return {
		id: `${extensionId}/${theme.id}`,
		extensionId,
		label,
		base,
		tokens,
		fonts: {
			...(fonts.interface ? { interface: fonts.interface } : {}),
			...(fonts.editor ? { editor: fonts.editor } : {}),
			...(fonts.code ? { code: fonts.code } : {}),
		},
		...(paper ? { paper } : {}),
	};
}

/** The themes that a person can choose now. */
export function offeredThemes(context: HostContext): readonly HostTheme[] {
	return [...context.entries.values()]
		.filter((entry) => obstacle(context, entry) === undefined)
		.flatMap((entry) => themesOf(context, entry))
		.sort((a, b) => a.label.localeCompare(b.label) || a.id.localeCompare(b.id));
}
