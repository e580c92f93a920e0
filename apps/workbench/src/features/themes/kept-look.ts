import { z } from "zod";

const KEY = "annex.look.v1";
/** Where light or dark lay before there were themes. */
const FORMER_KEY = "annex.theme";
export const ANONYMOUS = "anonymous";

const name = z.string().max(60);

/** A theme with all that it takes to draw it before its extension has been heard of. */
const keptTheme = z.object({
	/** `publisher.name/theme` */
	id: z.string().max(200),
	label: name,
	tokens: z.record(z.string().regex(/^[a-z][a-z0-9-]{0,38}$/), z.string().regex(/^#[0-9a-f]{6}$/)),
	fonts: z.object({ interface: name.optional(), editor: name.optional(), code: name.optional() }),
	paper: name.optional(),
});
export type KeptTheme = z.infer<typeof keptTheme>;

const look = z.object({
	mode: z.enum(["system", "light", "dark"]),
	/** For each base a theme; `null` = the app's own. */
	light: keptTheme.nullable(),
	dark: keptTheme.nullable(),
	/** The person's own size of the text, in pixels; `null` leaves it to extensions. */
	editorFontSize: z.number().min(10).max(40).nullable(),
	/** Whether extensions may change how the text looks. */
	extensionsMay: z.boolean(),
});
export type Look = z.infer<typeof look>;

const shelf = z.object({ who: z.string(), looks: z.record(z.string(), look) });

export const plainLook: Look = { mode: "system", light: null, dark: null, editorFontSize: null, extensionsMay: true };

/** How this browser's people want it to look, one look each; whoever has none yet begins with the one on screen. */
export interface KeptLooks {
	/** Whose look was on screen last, so that the next page begins with it. */
	last(): { readonly who: string; readonly look: Look };
	of(who: string): Look | undefined;
	keep(who: string, look: Look): void;
}

export function keptLooks(storage: () => Pick<Storage, "getItem" | "setItem">): KeptLooks {
	function read(): z.infer<typeof shelf> {
		try {
			const kept = shelf.safeParse(JSON.parse(storage().getItem(KEY) ?? "null"));
			if (kept.success) return kept.data;
			const mode = look.shape.mode.safeParse(storage().getItem(FORMER_KEY));
			return { who: ANONYMOUS, looks: mode.success ? { [ANONYMOUS]: { ...plainLook, mode: mode.data } } : {} };
		} catch {
			// Storage is switched off, or holds something else.
			return { who: ANONYMOUS, looks: {} };
		}
	}

	const of = (who: string) => new Map(Object.entries(read().looks)).get(who);
	return {
		last() {
			const { who } = read();
			return { who, look: of(who) ?? plainLook };
		},
		of,
		keep(who, look) {
			const others = Object.entries(read().looks).filter(([other]) => other !== who);
			try {
				storage().setItem(KEY, JSON.stringify({ who, looks: Object.fromEntries([...others, [who, look]].slice(-20)) }));
			} catch {
				// It holds until the page is closed.
			}
		},
	};
}

export const browserLooks: KeptLooks = keptLooks(() => localStorage);
/** Calls back when another tab has changed a look. */
export function onLooksElsewhere(listener: () => void): void {
	window.addEventListener("storage", ({ key }) => {
		if (key === KEY) listener();
	});
}
