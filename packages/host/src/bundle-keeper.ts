import { platformApi } from "@annex/manifest";
import type { HostContext } from "./context.ts";

/** Runs `keepBundles` again and again, one after the other; asked for several times meanwhile, it runs once more. */
export function bundleKeeper(context: HostContext): () => void {
	let tail: Promise<void> | undefined;
	let again = false;
	return function keep(): void {
		if (tail !== undefined) {
			again = true;
			return;
		}
		tail = keepBundles(context).finally(() => {
			tail = undefined;
			if (again) keep();
		});
		again = false;
	};
}

/**
 * Brings the files of everything installed here, so that it starts without the registry, and lets go of all others; what
 * a version on trial would go back to stays. One after the other and best effort: nothing waits for it.
 */
async function keepBundles(context: HostContext): Promise<void> {
	const { entries, offline, bundles, lifetime, platformApi1, platformVersion } = context;
	if (offline === undefined) return;
	const installed = [...entries.values()].filter((entry) => !("development" in entry.installed));
	const records = installed.flatMap(({ installed, trial }) => [
		installed.record,
		...(trial ? [trial.before.record] : []),
	]);
	await bundles.keepOnly(records);
	for (const entry of installed) {
		const { installed: extension } = entry;
		if (lifetime.aborted || entries.get(entry.id) !== entry) continue;
		if (!extension.enabled || extension.blocked) continue;
		await bundles.download(extension.record).catch(() => {});
		// What it runs on belongs to it; the app keeps it, as it lends it.
		const range = entry.manifest?.engines.platform ?? "";
		if (platformApi(range, platformVersion) === 1) await platformApi1?.(extension.displayName).catch(() => {});
	}
}
