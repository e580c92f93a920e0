// By hand rather than by schema: this is read before the first paint, and zod would be a tenth of all that a first visit
// loads before one can write.

export const MODES = ["system", "light", "dark"] as const;
export type Mode = (typeof MODES)[number];

/** A theme with all that it takes to draw it before its extension has been heard of. */
export interface KeptTheme {
	/** `publisher.name/theme` */
	id: string;
	label: string;
	/** Names of tokens, and their colours such as `#0b1c26`. */
	tokens: Record<string, string>;
	fonts: { interface?: string | undefined; editor?: string | undefined; code?: string | undefined };
	paper?: string | undefined;
}

export interface Look {
	mode: Mode;
	/** For each base a theme; `null` = the app's own. */
	light: KeptTheme | null;
	dark: KeptTheme | null;
	/** The person's own size of the text, in pixels; `null` leaves it to extensions. */
	editorFontSize: number | null;
	/** Whether extensions may change how the text looks. */
	extensionsMay: boolean;
}

const TOKEN = /^[a-z][a-z0-9-]{0,38}$/;
const COLOUR = /^#[0-9a-f]{6}$/;

type Fields = Readonly<Record<string, unknown>>;

/** The value's own fields, or `undefined` when it has none that could be read. */
export function fieldsOf(value: unknown): Fields | undefined {
	return typeof value === "object" && value !== null && !Array.isArray(value)
		? Object.fromEntries(Object.entries(value))
		: undefined;
}

/** A look, or `undefined` when any part of it is not of its shape: what is kept ends up in style sheets. */
export function readLook(value: unknown): Look | undefined {
	const kept = fieldsOf(value);
	const mode = readMode(kept?.["mode"]);
	const light = readTheme(kept?.["light"]);
	const dark = readTheme(kept?.["dark"]);
	const size = kept?.["editorFontSize"];
	const extensionsMay = kept?.["extensionsMay"];
	if (mode === undefined || light === undefined || dark === undefined || typeof extensionsMay !== "boolean") return;
	if (size !== null && !(typeof size === "number" && size >= 10 && size <= 40)) return;
	return { mode, light, dark, editorFontSize: size, extensionsMay };
}

export const readMode = (value: unknown): Mode | undefined => MODES.find((mode) => mode === value);

function readTheme(value: unknown): KeptTheme | null | undefined {
	if (value === null) return null;
	const kept = fieldsOf(value);
	const fonts = fieldsOf(kept?.["fonts"]);
	const tokens = readTokens(kept?.["tokens"]);
	const { id, label, paper } = kept ?? {};
	if (!isText(id, 200) || !isText(label) || !tokens || !fonts || !isTextOrAbsent(paper)) return;
	const { interface: interfaceFont, editor, code } = fonts;
	if (!isTextOrAbsent(interfaceFont) || !isTextOrAbsent(editor) || !isTextOrAbsent(code)) return;
	return {
		id,
		label,
		tokens,
		fonts: {
			...(interfaceFont === undefined ? {} : { interface: interfaceFont }),
			...(editor === undefined ? {} : { editor }),
			...(code === undefined ? {} : { code }),
		},
		...(paper === undefined ? {} : { paper }),
	};
}

function readTokens(value: unknown): Record<string, string> | undefined {
	const tokens: Record<string, string> = {};
	for (const [name, colour] of Object.entries(fieldsOf(value) ?? { "": undefined })) {
		if (!TOKEN.test(name) || !isText(colour) || !COLOUR.test(colour)) return;
		tokens[name] = colour;
	}
	return tokens;
}

function isText(value: unknown, longest = 60): value is string {
	return typeof value === "string" && value.length <= longest;
}

const isTextOrAbsent = (value: unknown): value is string | undefined => value === undefined || isText(value);
