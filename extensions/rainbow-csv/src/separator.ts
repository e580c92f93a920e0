import { parseTable } from "./parse-table.ts";

const CANDIDATES = [",", ";", "\t", "|"] as const;
const BY_ENDING: Readonly<Record<string, string | undefined>> = { tsv: "\t", tab: "\t", psv: "|" };
/** So much of a document tells what separates it. */
const SAMPLE = 20_000;

/** What separates the fields of a document; `undefined` when it is no table. */
export function separatorOf(
	{ name, text }: { readonly name: string; readonly text: string },
	{ separator, everywhere }: { readonly separator: string; readonly everywhere: boolean },
): string | undefined {
	const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";
	const isTable = ending === "csv" || Object.hasOwn(BY_ENDING, ending);
	if (!isTable && !everywhere) return undefined;
	if (separator !== "auto") return separator === "tab" ? "\t" : separator;
	return (
		(Object.hasOwn(BY_ENDING, ending) ? BY_ENDING[ending] : undefined) ?? sniff(text) ?? (isTable ? "," : undefined)
	);
}

/** The separator that cuts most rows into as many fields as the first, two at least. */
function sniff(text: string): string | undefined {
	const whole = text.slice(0, SAMPLE);
	const sample = text.length > SAMPLE ? whole.slice(0, whole.lastIndexOf("\n") + 1) : whole;
	let best: { readonly separator: string; readonly score: number } | undefined;
	for (const separator of CANDIDATES) {
		const rows = parseTable(sample, separator);
		const wide = rows[0]?.fields.length ?? 0;
		const alike = rows.filter(({ fields }) => fields.length === wide).length;
		if (wide < 2 || rows.length < 2 || alike * 3 < rows.length * 2) continue;
		const score = alike / rows.length + wide / 1_000;
		if (best === undefined || score > best.score) best = { separator, score };
	}
	return best?.separator;
}
