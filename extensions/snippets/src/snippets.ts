export interface Snippet {
	readonly label: string;
	readonly text: string;
}

const BETWEEN = /^---$/m;

/** Reads the setting: snippets with a line of three hyphens between them, the first line of each its name. */
export function readSnippets(setting: string): Snippet[] {
	return setting.split(BETWEEN).flatMap((block) => {
		const [name = "", ...lines] = block.replace(/^\n/, "").replace(/\n$/, "").split("\n");
		const text = lines.join("\n");
		return name.trim() === "" || text === "" ? [] : [{ label: name.trim().slice(0, 100), text }];
	});
}

/** The setting with one snippet more; one of the same name is replaced. */
export function withSnippet(setting: string, snippet: Snippet): string {
	const others = readSnippets(setting).filter(({ label }) => label !== snippet.label);
	return [...others, snippet].map(({ label, text }) => `${label}\n${text}`).join("\n---\n");
}

/** Fills in `{date}`, `{time}` and `{selection}`; other braces stay as they are. */
export function fillIn(text: string, { selection, now }: { selection: string; now: Date }): string {
	const two = (figure: number) => String(figure).padStart(2, "0");
	const values: Readonly<Record<string, string>> = {
		date: `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`,
		time: `${two(now.getHours())}:${two(now.getMinutes())}`,
		selection,
	};
	return text.replace(/\{(date|time|selection)\}/g, (_, name: string) => values[name] ?? "");
}
