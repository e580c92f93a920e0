import type { HostRegistry } from "./registry.ts";
import type { TabsPower } from "./tabs-power.ts";

/** The registry, its files by way of the bundles, telling the other tabs of every change that it has taken in from this one. */
export function tellOthers(options: {
	readonly registry: HostRegistry;
	readonly file: HostRegistry["file"];
	readonly tabs: TabsPower;
}): HostRegistry {
	const { registry, file, tabs } = options;

	async function telling(change: Promise<void>): Promise<void> {
		await change;
		tabs.tell();
	}
	return {
		list: () => registry.list(),
		version: (id, version) => registry.version(id, version),
		install: (id, options) => telling(registry.install(id, options)),
		patch: (id, change) => telling(registry.patch(id, change)),
		checkUpdates: (installed) => registry.checkUpdates(installed),
		remove: (id) => telling(registry.remove(id)),
		file,
		reportError: (report) => registry.reportError(report),
	};
}
