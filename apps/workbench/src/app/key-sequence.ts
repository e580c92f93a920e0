const SEQUENCE_MS = 900;

/** Follows keys as they are pressed and names the shortcut they complete: `n`, or `g e` pressed one after the other. */
export function keySequence(shortcuts: readonly string[]): (key: string, at: number) => string | undefined {
	let prefix: { key: string; at: number } | undefined;
	return (key, at) => {
		const pair = prefix && at - prefix.at < SEQUENCE_MS ? `${prefix.key} ${key}` : undefined;
		prefix = undefined;
		if (pair !== undefined && shortcuts.includes(pair)) return pair;
		if (shortcuts.includes(key)) return key;
		if (shortcuts.some((shortcut) => shortcut.startsWith(`${key} `))) prefix = { key, at };
		return undefined;
	};
}
