import { contrast, type HexColour, readable } from "./colour.ts";

export type ThemeBase = "light" | "dark";
export type Palette = Readonly<Record<string, HexColour>>;

/** What stands on what, and the least contrast that it needs: 4.5 for text, 3 for the edges of controls (WCAG 2.2 AA). */
export interface ContrastPair {
	readonly front: string;
	readonly back: string;
	readonly ratio: number;
}

/**
 * The colours that themes may set, as an app names them: what holds where a theme says nothing, light and dark, and
 * which pairs have to stay readable. An app's own tokens are called `app.token`, so that no two apps meet in one name.
 */
export interface ThemeTokens {
	readonly light: Palette;
	readonly dark: Palette;
	readonly pairs: readonly ContrastPair[];
}

const STANDARD = {
	sunken: ["#f2f3f5", "#0a0b0d", "Below the page: wells and code."],
	canvas: ["#fafafb", "#0f1013", "The page."],
	surface: ["#ffffff", "#16181c", "Cards, and the page that one writes on."],
	raised: ["#ffffff", "#1c1f24", "Menus and dialogs."],
	hover: ["#eff0f3", "#22252b", "Under the pointer."],
	press: ["#e6e8ec", "#2a2e35", "Pressed, or chosen."],
	line: ["#e5e7eb", "#25282e", "Hairlines."],
	"line-strong": ["#cfd3da", "#383d46", "Stronger hairlines."],
	control: ["#878e9a", "#6a717e", "Edges of fields and switches."],
	ink: ["#16181d", "#eceef2", "Text."],
	muted: ["#535a66", "#a6acb8", "Text that stands back."],
	faint: ["#646b78", "#8b92a0", "Hints and labels."],
	accent: ["#2f5fe0", "#3f6df0", "The one accent: buttons, focus."],
	"accent-hover": ["#2651c6", "#355fdb", "The accent under the pointer."],
	"on-accent": ["#ffffff", "#ffffff", "Text on the accent and on solid red."],
	"accent-ink": ["#2450c4", "#92b2ff", "Text in the accent's colour: links."],
	"accent-soft": ["#ebf0fe", "#1a2440", "A tint of the accent."],
	"accent-line": ["#bccdf8", "#2e4277", "A hairline in the accent's colour."],
	good: ["#0d7148", "#55c894", "Text: it went well."],
	"good-soft": ["#e5f5ed", "#10271c", "Behind it."],
	warn: ["#815400", "#e6b85c", "Text: take care."],
	"warn-soft": ["#fdf3dc", "#2b2311", "Behind it."],
	bad: ["#b4232b", "#ff8d92", "Text: it failed."],
	"bad-soft": ["#fdeced", "#331a1d", "Behind it."],
	"bad-solid": ["#c42b33", "#cf3941", "Buttons that destroy."],
	"bad-solid-hover": ["#a8222a", "#b92f37", "Those under the pointer."],
	"syntax-mark": ["#646b78", "#8b92a0", "Marks of Markdown."],
	"syntax-link": ["#2450c4", "#92b2ff", "Links in the text."],
	"syntax-code": ["#8a3b12", "#f0b28a", "Code in the text."],
	"syntax-quote": ["#535a66", "#a6acb8", "Quotes in the text."],
	selection: ["#cfdcff", "#2b3f78", "Behind what is selected."],
	"mark-1": ["#0b63c5", "#7fb4ff", "Marks that only differ from each other; this is the first."],
	"mark-2": ["#a3420a", "#f0a878", "Marks that only differ from each other; this is the second."],
	"mark-3": ["#0d7148", "#55c894", "Marks that only differ from each other; this is the third."],
	"mark-4": ["#7a3bd1", "#c3a1ff", "Marks that only differ from each other; this is the fourth."],
	"mark-5": ["#b4236b", "#ff93c0", "Marks that only differ from each other; this is the fifth."],
	"mark-6": ["#0a6b78", "#5fcbd6", "Marks that only differ from each other; this is the sixth."],
	"mark-7": ["#7a5c00", "#dfc062", "Marks that only differ from each other; this is the seventh."],
	"mark-8": ["#5b5f6b", "#a9afbd", "Marks that only differ from each other; this is the eighth."],
} as const satisfies Record<string, readonly [light: HexColour, dark: HexColour, meaning: string]>;

/** A token that every app with themes understands. */
export type StandardToken = keyof typeof STANDARD;
export const standardTokens = Object.keys(STANDARD) as StandardToken[];
/** What it colours, for authors. */
export const tokenMeaning = (token: StandardToken): string => STANDARD[token][2];

const TEXT = 4.5;
const EDGE = 3;

const SURFACES = ["canvas", "surface", "raised"] as const satisfies StandardToken[];
const READ_ON: Partial<Record<StandardToken, readonly StandardToken[]>> = {
	ink: [...SURFACES, "sunken", "hover", "press", "accent-soft", "good-soft", "warn-soft", "bad-soft", "selection"],
	muted: [...SURFACES, "sunken", "hover"],
	faint: [...SURFACES, "sunken", "hover"],
	"accent-ink": [...SURFACES, "hover", "accent-soft"],
	good: [...SURFACES, "good-soft"],
	warn: [...SURFACES, "warn-soft"],
	bad: [...SURFACES, "bad-soft"],
	"on-accent": ["accent", "accent-hover", "bad-solid", "bad-solid-hover"],
	"syntax-mark": ["surface"],
	"syntax-link": ["surface"],
	"syntax-code": ["surface"],
	"syntax-quote": ["surface"],
	"mark-1": ["surface"],
	"mark-2": ["surface"],
	"mark-3": ["surface"],
	"mark-4": ["surface"],
	"mark-5": ["surface"],
	"mark-6": ["surface"],
	"mark-7": ["surface"],
	"mark-8": ["surface"],
};
const SEEN_ON: Partial<Record<StandardToken, readonly StandardToken[]>> = { control: SURFACES, accent: SURFACES };

const paletteOf = (side: 0 | 1): Palette =>
	Object.fromEntries(Object.entries(STANDARD).map(([token, colours]) => [token, colours[side]]));

/** The tokens of this platform's own app, which others may take over or add to. */
export const platformThemeTokens: ThemeTokens = {
	light: paletteOf(0),
	dark: paletteOf(1),
	pairs: [pairsOf(READ_ON, TEXT), pairsOf(SEEN_ON, EDGE)].flat(),
};

function pairsOf(table: Partial<Record<StandardToken, readonly StandardToken[]>>, ratio: number): ContrastPair[] {
	return Object.entries(table).flatMap(([front, backs]) => backs.map((back) => ({ front, back, ratio })));
}

/** One pair that cannot be read: what it is, and what would do. */
export interface ContrastFault extends ContrastPair {
	/** The one of the two that the theme sets, to be changed. */
	readonly token: string;
	readonly sentence: string;
	readonly fix: string;
}

/** Every pair that the theme touches and that falls short, with the app's own colours where the theme says nothing. */
export function contrastFaults(
	{ base, tokens }: { readonly base: ThemeBase; readonly tokens: Palette },
	app: ThemeTokens,
): ContrastFault[] {
	const own = new Map(Object.entries(tokens));
	const given = new Map(Object.entries(app[base]));
	return app.pairs.flatMap(({ front, back, ratio }) => {
		if (!own.has(front) && !own.has(back)) return [];
		const over = own.get(front) ?? given.get(front);
		const under = own.get(back) ?? given.get(back);
		if (over === undefined || under === undefined) return [];
		const reached = contrast(over, under);
		if (reached >= ratio) return [];
		const better = readable(over, under, ratio);
		return [
			{
				...{ front, back, ratio },
				token: own.has(front) ? front : back,
				sentence: `${front} (${over}) on ${back} (${under}) has a contrast of ${floored(reached)}:1.`,
				fix: `Reach ${ratio}:1${better ? `, for example with ${better} for ${front}` : `: change ${back}`}.`,
			},
		];
	});
}

/** Rounded down, so that nothing that falls short reads as if it were enough. */
const floored = (ratio: number) => (Math.floor(ratio * 100) / 100).toFixed(2);
