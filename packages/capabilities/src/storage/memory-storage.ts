import { errors } from "../errors.ts";
import type { Json } from "../json.ts";
import type { StoragePower } from "./power.ts";

/**
 * The storage power that newcomers read and tests use: keeps everything in memory, one map for each extension.
 * Values are copied in and out, so no two sides share an object.
 */
export function memoryStorage({ quotaBytes = 5_000_000 }: { quotaBytes?: number } = {}): StoragePower {
	const extensions = new Map<string, Map<string, string>>();

	function of(id: string): Map<string, string> {
		const values = extensions.get(id) ?? new Map<string, string>();
		extensions.set(id, values);
		return values;
	}

	return {
		async get({ id }, key) {
			const text = of(id).get(key);
			return text === undefined ? undefined : (JSON.parse(text) as Json);
		},
		async set({ id }, key, value) {
			const values = of(id);
			const text = JSON.stringify(value);
			let used = key.length + text.length;
			for (const [other, kept] of values) if (other !== key) used += other.length + kept.length;
			if (used > quotaBytes) throw errors.quota_exceeded(`${used} of ${quotaBytes} bytes would be in use`);
			values.set(key, text);
		},
		async delete({ id }, key) {
			of(id).delete(key);
		},
		async keys({ id }) {
			return [...of(id).keys()];
		},
	};
}
