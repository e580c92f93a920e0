import { type Comment, type Program, parse } from "acorn";

export type ParsedModule =
	| { readonly ok: true; readonly text: string; readonly program: Program; readonly comments: readonly Comment[] }
	| { readonly ok: false; readonly text: string; readonly line: number; readonly column: number; readonly why: string };

/** Parses a file as a JavaScript module. Never throws: text that is no UTF-8, no JavaScript or nested too deeply says so. */
export function parseModule(bytes: Uint8Array): ParsedModule {
	const text = decodeUtf8(bytes);
	if (text === undefined) return { ok: false, text: "", line: 0, column: 0, why: "It is not UTF-8." };
	const comments: Comment[] = [];
	try {
		const program = parse(text, { ecmaVersion: "latest", sourceType: "module", locations: true, onComment: comments });
		return { ok: true, text, program, comments };
	} catch (thrown) {
		if (thrown instanceof SyntaxError && "loc" in thrown) {
			const { line, column } = thrown.loc as { line: number; column: number };
			return { ok: false, text, line, column, why: "It is no JavaScript module." };
		}
		// The parser recurses, so code nested thousands of levels deep exhausts its stack. No honest code is.
		return { ok: false, text, line: 0, column: 0, why: "It is nested too deeply to be parsed." };
	}
}

/** The text, without a leading byte order mark; `undefined` when the bytes are not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
	try {
		return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
	} catch {
		return undefined;
	}
}
