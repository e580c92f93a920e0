import { fieldsOf, type Look, readLook, readMode } from "./look-shape.ts";

const KEY = "annex.look.v1";
/** Where light or dark lay before there were themes. */
const FORMER_KEY = "annex.theme";
export const ANONYMOUS = "anonymous";

interface Shelf {
	readonly who: string;
	readonly looks: Readonly<Record<string, Look>>;
}

export const plainLook: Look = { mode: "system", light: null, dark: null, editorFontSize: null, extensionsMay: true };

/** How this browser's people want it to look, one look each; whoever has none yet begins with the one on screen. */
export interface KeptLooks {
	/** Whose look was on screen last, so that the next page begins with it. */
	last(): { readonly who: string; readonly look: Look };
	of(who: string): Look | undefined;
	keep(who: string, look: Look): void;
}

export function keptLooks(storage: () => Pick<Storage, "getItem" | "setItem">): KeptLooks {
	function read(): Shelf {
		try {
			const kept = readShelf(JSON.parse(storage().getItem(KEY) ?? "null"));
			if (kept) return kept;
			const mode = readMode(storage().getItem(FORMER_KEY));
			return { who: ANONYMOUS, looks: mode ? { [ANONYMOUS]: { ...plainLook, mode } } : {} };
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

function readShelf(value: unknown): Shelf | undefined {
	const kept = fieldsOf(value);
	const looks = fieldsOf(kept?.["looks"]);
	const who = kept?.["who"];
	if (typeof who !== "string" || !looks) return undefined;
	const read = Object.entries(looks).map(([of, look]) => [of, readLook(look)] as const);
	const whole = read.filter((one): one is [string, Look] => one[1] !== undefined);
	return whole.length === read.length ? { who, looks: Object.fromEntries(whole) } : undefined;
}

export const browserLooks: KeptLooks = keptLooks(() => localStorage);
/** Calls back when another tab has changed a look. */
export function onLooksElsewhere(listener: () => void): void {
	window.addEventListener("storage", ({ key }) => {
		if (key === KEY) listener();
	});
}
