import { fontStack } from "./fonts.ts";
import { appearanceOf, baseOf, DEFAULT_APPEARANCE, type LookState, themeOf, useLook } from "./look-store.ts";

/** As `styles/tokens.css` has the canvas. */
const CANVAS = { light: "#fafafb", dark: "#0f1013" } as const;
const ROOT_PX = 16;

let drawn: readonly string[] = [];

/** Puts the look on the page: tokens and a few data attributes of the root, nothing else. */
function draw(state: LookState): void {
	const root = document.documentElement;
	const base = baseOf(state);
	if (state.look.mode === "system" && !state.preview) delete root.dataset["theme"];
	else root.dataset["theme"] = base;

	const properties = propertiesOf(state);
	for (const name of drawn) if (!properties.has(name)) root.style.removeProperty(name);
	for (const [name, value] of properties) root.style.setProperty(name, value);
	drawn = [...properties.keys()];

	const { paper, tint } = appearanceOf(state);
	root.dataset["paper"] = paper;
	root.dataset["tint"] = tint;
	for (const meta of document.querySelectorAll<HTMLMetaElement>("meta[name=theme-color]")) {
		const side = meta.media.includes("dark") ? "dark" : "light";
		const theme = side === base ? themeOf(state) : state.look[side];
		meta.content = theme?.tokens["canvas"] ?? CANVAS[side];
	}
}

/** Every custom property that differs from the style sheet. */
function propertiesOf(state: LookState): ReadonlyMap<string, string> {
	const properties = new Map<string, string>();
	const set = (name: string, value: string | undefined) => value !== undefined && properties.set(name, value);
	const theme = themeOf(state);
	for (const [token, colour] of Object.entries(theme?.tokens ?? {})) set(`--color-${token}`, colour);
	if (theme?.fonts.interface) set("--font-sans", fontStack(theme.fonts.interface));
	if (theme?.fonts.code) set("--font-mono", fontStack(theme.fonts.code));

	const now = appearanceOf(state);
	const { editorFont, editorFontSize, lineHeight, textWidth } = DEFAULT_APPEARANCE;
	if (now.editorFont !== editorFont) set("--editor-font", fontStack(now.editorFont));
	// In rem, so that the size that somebody set in their browser counts here too.
	if (now.editorFontSize !== editorFontSize) set("--editor-font-size", `${now.editorFontSize / ROOT_PX}rem`);
	if (now.lineHeight !== lineHeight) set("--editor-line-height", String(now.lineHeight));
	if (now.textWidth !== textWidth) set("--editor-width", `${now.textWidth * EM_PER_CHARACTER}em`);
	return properties;
}

/** The breadth of a character in running text. */
const EM_PER_CHARACTER = 0.575;

draw(useLook.getState());
useLook.subscribe(draw);
