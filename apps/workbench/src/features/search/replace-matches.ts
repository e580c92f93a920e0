import { say, sayProblem } from "../../ui/toasts.ts";
import { applyEdits } from "../editor/apply-edits.ts";
import { currentText, writeText } from "../files/write-text.ts";
import { type FoundFile, search, useSearch } from "./search-store.ts";

/** Replaces what was found and shown, file by file; a file that changed since is left as it is. */
export async function replaceFound(found: readonly FoundFile[]): Promise<void> {
	const undo: (() => Promise<unknown>)[] = [];
	let matches = 0;
	let skipped = 0;
	for (const file of found) {
		const before = await currentText(file.id);
		if (!before || before.version !== file.version) {
			skipped++;
			continue;
		}
		const edits = file.matches.map(({ start, end, replacement }) => ({ start, end, text: replacement ?? "" }));
		const result = await writeText(file.id, applyEdits(before.text, edits), file.version);
		if (result.outcome !== "done") {
			skipped++;
			continue;
		}
		matches += edits.length;
		undo.push(() => writeText(file.id, before.text, result.version));
	}
	const bringBack = async () => {
		for (const one of undo) await one();
		await search(useSearch.getState().query);
	};
	const files = undo.length === 1 ? "one file" : `${undo.length} files`;
	say(skipped > 0 ? "warning" : "good", `Replaced ${matches} matches in ${files}.`, {
		...(skipped > 0 ? { description: `${skipped} changed meanwhile and were left as they are.` } : {}),
		actions: [{ label: "Undo", run: () => void bringBack().catch(sayProblem) }],
	});
	await search(useSearch.getState().query);
}
