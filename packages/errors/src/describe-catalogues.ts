import type { ErrorSpec } from "./catalogue.ts";

/** What the reference needs of a catalogue; every result of `catalogue()` has it. */
export interface DescribableCatalogue {
	readonly specs: Readonly<Record<string, ErrorSpec>>;
}

/**
 * The text of `docs/reference/errors.md`: every code of the catalogues, keyed by the name of their package or module,
 * with status, sentence and fix. A code that several of them share is listed once with all of them.
 */
export function describeCatalogues(catalogues: Readonly<Record<string, DescribableCatalogue>>): string {
	const rows = new Map<string, { status: number; say: string; fix: string; from: string[] }>();
	for (const [from, { specs }] of Object.entries(catalogues)) {
		for (const [code, spec] of Object.entries(specs)) {
			const known = rows.get(code);
			if (known) known.from.push(from);
			else rows.set(code, { status: spec.status, say: sentence(spec), fix: spec.fix, from: [from] });
		}
	}
	return [
		"# Errors",
		"",
		"Generated from the catalogues of all packages; do not edit. The code is stable and the same in the CLI, in HTTP",
		"problem documents and in the workbench; sentences and fixes may be reworded.",
		"",
		"| code | status | what it says | what to do | from |",
		"|---|---|---|---|---|",
		...[...rows]
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.map(([code, row]) =>
				[`| \`${code}\``, row.status, cell(row.say), cell(row.fix), `${row.from.join(", ")} |`].join(" | "),
			),
		"",
	].join("\n");
}

/** The sentence with an ellipsis for everything that is only known when the error happens. */
function sentence(spec: ErrorSpec): string {
	const say = spec.say as (...args: unknown[]) => string;
	try {
		return say(...Array.from({ length: say.length }, () => "…"));
	} catch {
		// A sentence that counts or lists its arguments cannot be said about nothing.
		return "…";
	}
}

function cell(text: string): string {
	return text.replaceAll("|", "\\|").replace(/\s+/g, " ");
}
