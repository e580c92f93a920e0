import { type Setting, type SettingValue, settingFault, settingValues } from "@annex/manifest";
import { errors } from "../errors.ts";

/** One installed extension's settings: what its manifest declares, what was kept, and what is on its way there. */
export interface LiveSettings {
	values(): ReadonlyMap<string, SettingValue>;
	declared(): readonly Setting[];
	/** Whether the person, or the extension, chose this value; otherwise the default holds. */
	isChosen(key: string): boolean;
	/** Takes in what the registry says. Changes that are not kept yet stay in front of it. */
	replace(declared: readonly Setting[], kept: Readonly<Record<string, unknown>>): void;
	/**
	 * Changes values, `null` going back to the default: at once here, then with `keep`. Changes made while an earlier one
	 * is being kept go together in the next. Rejects with `setting_unknown` or `setting_invalid` before anything has
	 * changed; as `keep` does otherwise, and then what held before holds again.
	 */
	change(changes: ReadonlyMap<string, unknown>, keep: KeepSettings): Promise<void>;
	onChange(listener: () => void): () => void;
}

/** Keeps changed values; `null` goes back to the default. */
export type KeepSettings = (changes: ReadonlyMap<string, SettingValue | null>) => Promise<void>;

type Changes = ReadonlyMap<string, SettingValue | null>;

export function liveSettings(): LiveSettings {
	let declared: readonly Setting[] = [];
	let kept: Readonly<Record<string, unknown>> = {};
	let values: ReadonlyMap<string, SettingValue> = new Map();
	// In front of what is kept: first what is being kept, then what waits for its turn.
	let under: Changes = new Map();
	let waiting = new Map<string, SettingValue | null>();
	let keeping: Promise<void> = Promise.resolve();
	let next: Promise<void> | undefined;
	const listeners = new Set<() => void>();

	function overlaid(): Record<string, unknown> {
		return merged(merged(kept, under), waiting);
	}

	function look(): void {
		const before = values;
		values = settingValues(declared, overlaid());
		const same = before.size === values.size && [...values].every(([key, value]) => before.get(key) === value);
		if (!same) for (const listener of [...listeners]) listener();
	}

	function parsed(changes: ReadonlyMap<string, unknown>): Changes {
		return new Map(
			[...changes].map(([key, value]) => {
				const setting = declared.find((each) => each.key === key);
				if (setting === undefined) throw errors.setting_unknown(key);
				const fault = value === null ? undefined : settingFault(setting, value);
				if (fault !== undefined) throw errors.setting_invalid(key, fault);
				return [key, value as SettingValue | null];
			}),
		);
	}

	async function flush(keep: KeepSettings): Promise<void> {
		next = undefined;
		under = waiting;
		waiting = new Map();
		try {
			await keep(under);
			kept = merged(kept, under);
		} finally {
			under = new Map();
			look();
		}
	}

	return {
		values: () => values,
		declared: () => declared,
		isChosen: (key) => Object.hasOwn(overlaid(), key),
		replace(nowDeclared, nowKept) {
			declared = nowDeclared;
			kept = nowKept;
			look();
		},
		async change(changes, keep) {
			for (const [key, value] of parsed(changes)) waiting.set(key, value);
			look();
			if (next === undefined) {
				next = keeping.then(() => flush(keep));
				keeping = next.catch(() => {});
			}
			await next;
		},
		onChange(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
	};
}

function merged(record: Readonly<Record<string, unknown>>, changes: Changes): Record<string, unknown> {
	const result = new Map(Object.entries(record));
	for (const [key, value] of changes) {
		if (value === null) result.delete(key);
		else result.set(key, value);
	}
	return Object.fromEntries(result);
}
