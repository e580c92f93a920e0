/** Addresses that people can read and write: `?q=outline&sort=recent`, no JSON. The first of repeated keys counts. */
export function parseSearch(text: string): Record<string, string> {
	const search: Record<string, string> = Object.create(null);
	for (const [key, value] of new URLSearchParams(text)) search[key] ??= value;
	return { ...search };
}

export function stringifySearch(search: Readonly<Record<string, unknown>>): string {
	const parts = new URLSearchParams();
	for (const [key, value] of Object.entries(search)) {
		if (value !== undefined && value !== null && value !== "") parts.set(key, String(value));
	}
	return parts.size === 0 ? "" : `?${parts}`;
}
