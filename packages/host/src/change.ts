import { AnnexError } from "@annex/errors";
import type { HostContext } from "./context.ts";
import { type Entry, exclusive, overlay, withoutNulls } from "./entry.ts";
import { common } from "./grant.ts";
import type { InstallationChange } from "./registry.ts";

const TOO_MANY_REQUESTS = 429;

/** Whether the registry has not so much refused as not been there: what was asked is worth asking again later. */
export function outOfReach(thrown: unknown): boolean {
	return thrown instanceof AnnexError && (thrown.status === TOO_MANY_REQUESTS || thrown.status > 500);
}

/** Makes a change hold here, ahead of the registry. */
export function holdHere(context: HostContext, entry: Entry, change: InstallationChange): void {
	entry.unsaved = { ...entry.unsaved, ...change, ...mergedParts(entry.unsaved, change) };
	overlay(entry);
	context.changed();
}

/**
 * Makes a change that holds here at once and is told to the registry: now, or later when it is out of reach.
 * Rejects when the registry refuses; the change is undone then. Call it with the entry's turn held (`exclusive`).
 */
export async function makeChange(context: HostContext, entry: Entry, change: InstallationChange): Promise<void> {
	holdHere(context, entry, change);
	try {
		await context.registry.patch(entry.id, change);
	} catch (thrown) {
		if (outOfReach(thrown)) return context.changedOffline();
		forget(entry, change);
		overlay(entry);
		context.changed();
		throw thrown;
	}
	taken(entry, change);
	context.changed();
}

/** Tells the registry what it could not be told when it was decided. What it refuses now is given up. */
export async function saveChanges(context: HostContext, entry: Entry): Promise<void> {
	if (Object.keys(entry.unsaved).length === 0) return;
	await exclusive(entry, async () => {
		// Looked at when its turn comes: the person may have changed their mind since.
		const change = entry.unsaved;
		if (Object.keys(change).length === 0) return;
		try {
			await context.registry.patch(entry.id, change);
			taken(entry, change);
		} catch (thrown) {
			if (outOfReach(thrown)) throw thrown;
			forget(entry, change);
			// What was taken back stays taken back, whatever the registry says to it.
			if (change.grants) entry.unsaved = { ...entry.unsaved, grants: common(change.grants, entry.listed.grants) };
			overlay(entry);
		}
		context.changed();
	});
}

function taken(entry: Entry, change: InstallationChange): void {
	const { version: _, holdBack: __, settings, keybindings, ...rest } = change;
	forget(entry, change);
	entry.listed = {
		...entry.listed,
		...rest,
		...(settings ? { settings: withoutNulls({ ...entry.listed.settings, ...settings }) } : {}),
		...(keybindings ? { keybindings: withoutNulls({ ...entry.listed.keybindings, ...keybindings }) } : {}),
	};
	overlay(entry);
}

/** What changes key by key. */
const MERGED = ["settings", "keybindings"] as const;

/** Those parts of two changes together that are merged key by key; the later one wins. */
function mergedParts(before: InstallationChange, after: InstallationChange): Partial<InstallationChange> {
	return Object.fromEntries(
		MERGED.filter((part) => after[part]).map((part) => [part, { ...before[part], ...after[part] }]),
	);
}

/** Forgets the parts of a change that nothing newer has taken the place of; of merged ones, key by key. */
function forget(entry: Entry, change: InstallationChange): void {
	const { settings: _, keybindings: __, ...rest } = entry.unsaved;
	const parts = MERGED.map((part) => [part, left(entry.unsaved[part] ?? {}, change[part] ?? {})] as const);
	entry.unsaved = {
		...left(rest, change),
		...Object.fromEntries(parts.filter(([, others]) => Object.keys(others).length > 0)),
	};
}

function left<T extends object>(unsaved: T, change: object): T {
	const done = new Map(Object.entries(change));
	const others = Object.entries(unsaved).filter(([key, value]) => !(done.has(key) && Object.is(done.get(key), value)));
	return Object.fromEntries(others) as T;
}
