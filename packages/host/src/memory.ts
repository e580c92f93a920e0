import { wakeOnStartup } from "./activation-events.ts";
import { closedBecause, type HostContext } from "./context.ts";
import { deactivate } from "./deactivate.ts";
import { type Entry, exclusive, openEntry, overlay } from "./entry.ts";
import type { InstallationChange, InstalledExtension } from "./registry.ts";
import { takeAway } from "./registry-sync.ts";
import { settle } from "./settle.ts";

const FORM = 1;

interface Remembered {
	readonly form: typeof FORM;
	readonly installed: readonly InstalledExtension[];
	/** What the registry has not taken in yet, by extension. */
	readonly unsaved: Readonly<Record<string, InstallationChange>>;
	/** Uninstalled here, which the registry does not know yet; absent in what earlier versions wrote. */
	readonly removed?: readonly string[];
	/** What a version on trial would go back to. */
	readonly trials: Readonly<Record<string, InstalledExtension>>;
}

/** Keeps what the host knows where it outlives the page. */
export interface Memory {
	/** Brings back what was installed when the registry last answered; nothing starts by it. */
	recall(): Promise<void>;
	/** Brings back what another tab decided while the registry is out of reach. */
	recallChanges(): Promise<void>;
	/** Lets go of all of it. */
	forget(): Promise<void>;
	/** Writes when something has changed since the last time. */
	remember(): Promise<void>;
}

export function openMemory(context: HostContext): Memory {
	const { offline } = context;
	let written = "";

	async function read(): Promise<Remembered | undefined> {
		const value = await offline?.recall().catch(() => undefined);
		return isRemembered(value) ? value : undefined;
	}

	return {
		async recall() {
			const remembered = await read();
			if (remembered === undefined) return;
			for (const id of remembered.removed ?? []) context.removals.add(id);
			for (const installed of remembered.installed) {
				if (context.entries.has(installed.extensionId)) continue;
				const entry = openEntry(installed);
				entry.unsaved = remembered.unsaved[entry.id] ?? {};
				const before = remembered.trials[entry.id];
				if (before) entry.trial = { before };
				overlay(entry);
				context.entries.set(entry.id, entry);
				settle(context, entry);
			}
		},
		async recallChanges() {
			const remembered = await read();
			if (remembered === undefined) return;
			const removed = new Set(remembered.removed);
			for (const id of context.removals) if (!removed.has(id)) context.removals.delete(id);
			for (const id of removed) context.removals.add(id);
			for (const entry of [...context.entries.values()]) {
				if (removed.has(entry.id)) {
					await takeAway(context, entry);
					context.changed();
					continue;
				}
				const unsaved = remembered.unsaved[entry.id] ?? {};
				if (JSON.stringify(unsaved) === JSON.stringify(entry.unsaved)) continue;
				entry.unsaved = unsaved;
				overlay(entry);
				await follow(context, entry);
			}
		},
		async forget() {
			written = "";
			await offline?.remember(undefined).catch(() => {});
			await offline?.keepOnly(new Set()).catch(() => {});
		},
		async remember() {
			if (offline === undefined) return;
			const kept = [...context.entries.values()].filter((entry) => !("development" in entry.installed));
			const state = stateOf(kept, context.removals);
			const text = JSON.stringify(state);
			if (text === written) return;
			written = text;
			await offline.remember(state).catch(() => {});
		},
	};
}

/** Does what another tab has decided. */
async function follow(context: HostContext, entry: Entry): Promise<void> {
	if (!entry.installed.enabled && entry.session !== undefined) {
		await exclusive(entry, () => deactivate(context, entry, closedBecause(entry, "it was disabled")));
		return;
	}
	settle(context, entry);
	wakeOnStartup(context, entry);
}

function stateOf(entries: readonly Entry[], removals: ReadonlySet<string>): Remembered {
	return {
		form: FORM,
		installed: entries.map(({ installed }) => installed),
		unsaved: Object.fromEntries(entries.map(({ id, unsaved }) => [id, unsaved])),
		...(removals.size > 0 ? { removed: [...removals] } : {}),
		trials: Object.fromEntries(entries.flatMap(({ id, trial }) => (trial ? [[id, trial.before]] : []))),
	};
}

const isRecord = (value: unknown) => typeof value === "object" && value !== null;

/** Of this host's own making, or of a later one whose form it does not know: then it counts as nothing. */
function isRemembered(value: unknown): value is Remembered {
	if (typeof value !== "object" || value === null) return false;
	const { form, installed, unsaved, removed = [], trials } = value as Partial<Remembered>;
	if (!Array.isArray(removed)) return false;
	return form === FORM && Array.isArray(installed) && isRecord(unsaved) && isRecord(trials);
}
