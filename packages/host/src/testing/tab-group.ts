import type { TabsPower } from "../tabs-power.ts";

/** Tabs of one browser, for tests: each call opens one. */
export function tabGroup(): () => TabsPower {
	const tabs = new Set<Set<() => void>>();
	const tails = new Map<string, Promise<void>>();
	return () => {
		const own = new Set<() => void>();
		tabs.add(own);
		return {
			tell() {
				for (const tab of tabs) if (tab !== own) for (const listener of tab) listener();
			},
			onTold(listener) {
				own.add(listener);
				return () => own.delete(listener);
			},
			async exclusively(name, task) {
				const mine = (tails.get(name) ?? Promise.resolve()).then(task);
				tails.set(
					name,
					mine.catch(() => {}),
				);
				await mine;
			},
		};
	};
}
