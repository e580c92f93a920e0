import type { Appearance, AppearanceWishes, HostTheme } from "@annex/host";
import { create } from "zustand";
import { isFont } from "./fonts.ts";
import { browserLooks, onLooksElsewhere, plainLook } from "./kept-look.ts";
import { type KeptTheme, type Look, MODES } from "./look-shape.ts";
import { isPaper } from "./papers.ts";

export type Base = "light" | "dark";

interface Wished {
	readonly extensionId: string;
	readonly name: string;
	readonly wishes: AppearanceWishes;
}

export interface LookState {
	/** Whose look it is: the id of an account, or nobody's in particular. */
	readonly who: string;
	readonly look: Look;
	readonly systemBase: Base;
	/** A theme that is being looked at; what was chosen comes back when it goes. */
	readonly preview: { readonly base: Base; readonly theme: KeptTheme | null } | undefined;
	/** What running extensions wish for; the later one counts. */
	readonly wished: readonly Wished[];
	/** Somebody else is taking the seat: what is installed is still the other's. */
	readonly changing: boolean;
}

const system = typeof window === "undefined" ? undefined : window.matchMedia("(prefers-color-scheme: dark)");
const systemBase = (): Base => (system?.matches ? "dark" : "light");

const last = typeof window === "undefined" ? { who: "", look: plainLook } : browserLooks.last();

/** How the app looks to whoever sits here. */
export const useLook = create<LookState>(() => ({
	...last,
	systemBase: systemBase(),
	preview: undefined,
	wished: [],
	changing: false,
}));

system?.addEventListener("change", () => useLook.setState({ systemBase: systemBase() }));
if (typeof window !== "undefined") {
	onLooksElsewhere(() => {
		const { who } = useLook.getState();
		useLook.setState({ look: browserLooks.of(who) ?? plainLook });
	});
}

export function baseOf({ preview, look, systemBase }: LookState): Base {
	return preview?.base ?? (look.mode === "system" ? systemBase : look.mode);
}

/** The theme on screen; `null` = the app's own. */
export function themeOf(state: LookState): KeptTheme | null {
	return state.preview ? state.preview.theme : state.look[baseOf(state)];
}

export const DEFAULT_APPEARANCE: Omit<Appearance, "base"> = {
	editorFont: "inter",
	editorFontSize: 16,
	lineHeight: 1.7,
	textWidth: 80,
	paper: "plain",
	tint: "none",
};

/** What holds for the text: the theme's, over it what extensions wish for, over that what the person set. */
export function appearanceOf(state: LookState): Appearance {
	const { look, wished } = state;
	const theme = themeOf(state);
	const fromTheme: AppearanceWishes = {
		...(isFont(theme?.fonts.editor) ? { editorFont: theme.fonts.editor } : {}),
		...(isPaper(theme?.paper) ? { paper: theme.paper } : {}),
	};
	return {
		...DEFAULT_APPEARANCE,
		...fromTheme,
		...(look.extensionsMay ? Object.assign({}, ...wished.map(({ wishes }) => wishes)) : {}),
		...(look.editorFontSize === null ? {} : { editorFontSize: look.editorFontSize }),
		base: baseOf(state),
	};
}

/** Changes this person's look, and keeps it. */
export function changeLook(changes: Partial<Look>): void {
	const { who, look } = useLook.getState();
	const next = { ...look, ...changes };
	useLook.setState({ look: next });
	browserLooks.keep(who, next);
}

/** Takes a theme (`null` = the app's own) for its base; who follows the system goes on following it. */
export function chooseTheme(base: Base, theme: KeptTheme | null): void {
	const { mode } = useLook.getState().look;
	changeLook({ [base]: theme, ...(mode === "system" ? {} : { mode: base }) });
}

/** Somebody sits here: their look, or the one on screen when they have none yet. */
export function lookOf(who: string): void {
	const now = useLook.getState();
	if (now.who === who) return;
	const look = browserLooks.of(who) ?? now.look;
	useLook.setState({ who, look });
	browserLooks.keep(who, look);
}

export function nextMode(): void {
	changeLook({ mode: MODES[(MODES.indexOf(useLook.getState().look.mode) + 1) % MODES.length] ?? "system" });
}

export function keptThemeOf({ id, label, tokens, fonts, paper }: HostTheme): KeptTheme {
	return { id, label, tokens: { ...tokens }, fonts: { ...fonts }, ...(paper ? { paper } : {}) };
}
