import { errors } from "./errors.ts";

const MAX_BYTES = 32 * 1024;

/** Settings with a change merged in; `null` removes a key. Throws `settings_too_large`. */
export function mergedSettings(
	settings: Readonly<Record<string, unknown>>,
	change: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
	const merged = new Map(Object.entries(settings));
	for (const [key, value] of Object.entries(change)) {
		if (value === null) merged.delete(key);
		else merged.set(key, value);
	}
	const result = Object.fromEntries(merged);
	if (Buffer.byteLength(JSON.stringify(result)) > MAX_BYTES) throw errors.settings_too_large(MAX_BYTES);
	return result;
}
