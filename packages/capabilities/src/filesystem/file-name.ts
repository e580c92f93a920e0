import { hiddenCharacters } from "@annex/manifest";

export const MAX_NAME_CHARS = 120;
/** Parts of a path. */
export const MAX_DEPTH = 16;

const FORBIDDEN = /[\\/:*?"<>|\t\n\r]/;

/**
 * Why a file or folder cannot be called so, as a sentence, or `undefined` when it can. What any system would refuse in
 * a ZIP is refused here too: `\ / : * ? " < > |`, control and hidden characters, dots and blanks at the end.
 */
export function nameFault(name: string): string | undefined {
	if (name === "") return "A name has at least one character.";
	if (name.length > MAX_NAME_CHARS) return `A name has at most ${MAX_NAME_CHARS} characters.`;
	if (/^\.+$/.test(name)) return "A name is more than dots.";
	if (FORBIDDEN.test(name)) return 'A name holds none of \\ / : * ? " < > | and no line break.';
	if (hiddenCharacters(name, 1).length > 0) return "A name holds no characters that cannot be seen.";
	if (name !== name.trim() || name.endsWith("."))
		return "A name neither begins nor ends with a blank, nor ends with a dot.";
	return undefined;
}
