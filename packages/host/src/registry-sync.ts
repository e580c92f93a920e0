import { AnnexError } from "@annex/errors";
import { wakeOnStartup } from "./activation-events.ts";
import { obstacle } from "./availability.ts";
import { saveChanges } from "./change.ts";
import { closedBecause, type HostContext } from "./context.ts";
import { forgiveCrashes } from "./crash-policy.ts";
import { deactivate } from "./deactivate.ts";
import { describe, type Entry, exclusive, openEntry, problemOf } from "./entry.ts";
import { errors } from "./errors.ts";
import type { HostProblem } from "./host-problem.ts";
import type { InstalledExtension } from "./registry.ts";
import { settle } from "./settle.ts";
import { beginTrial, endTrial } from "./trial.ts";
import { saveRemovals } from "./uninstall.ts";

const REQUEST_MS = 15_000;

/** Keeps the host in step with the registry, so that what a moderator stops, stops here within a minute. */
export interface RegistrySync {
	/** Set while the registry does not answer. */
	readonly problem: HostProblem | undefined;
	/** Asks now. Joins no earlier request: what was written before this call is in what it takes in. */
	refresh(): Promise<void>;
	/** Somebody else sits here now: ends and lets go of everything at once, and of a listing that is under way. */
	forget(): Promise<void>;
	/** Asks every `pollMs` and whenever the person comes back to the page, until the host is disposed of. */
	keepUp(): void;
}

export function registrySync(context: HostContext): RegistrySync {
	let problem: HostProblem | undefined;
	let tail: Promise<void> = Promise.resolve();
	let person = 0;

	async function readOnce(): Promise<void> {
		if (context.lifetime.aborted) return;
		const asked = person;
		let revisions: ReadonlyMap<string, number>;
		let listed: readonly InstalledExtension[];
		try {
			await within(context, saveUnsaved(context));
			await within(context, saveRemovals(context));
			revisions = new Map([...context.entries].map(([id, entry]) => [id, entry.revision]));
			listed = await within(context, context.registry.list());
		} catch (thrown) {
			problem = problemOf(errors.registry_unreachable(thrown instanceof Error ? thrown.message : "no reason given."));
			context.changed();
			throw thrown instanceof AnnexError ? thrown : errors.registry_unreachable("the request failed.");
		}
		if (context.lifetime.aborted || asked !== person) return;
		problem = undefined;
		await takeIn(context, listed, revisions);
		context.changed();
		context.synchronised();
	}

	function refresh(): Promise<void> {
		const mine = tail.then(readOnce);
		tail = mine.catch(() => {});
		return mine;
	}

	return {
		get problem() {
			return problem;
		},
		refresh,
		async forget() {
			person += 1;
			context.removals.clear();
			await Promise.all([...context.entries.values()].map((entry) => leave(context, entry)));
			context.changed();
		},
		keepUp() {
			const { clock, lifetime, page, policy } = context;
			const ask = () => refresh().catch(() => {});
			let timer: unknown;
			const next = () => {
				timer = clock.setTimeout(() => void ask().then(next), policy.pollMs);
			};
			const stop = page.onReturn(ask);
			lifetime.addEventListener("abort", () => {
				clock.clearTimeout(timer);
				stop();
			});
			next();
		},
	};
}

/** A request that hangs must not keep a moderator's word from arriving with the next one. */
async function within<T>({ clock }: HostContext, request: Promise<T>): Promise<T> {
	const late = Promise.withResolvers<never>();
	const timer = clock.setTimeout(() => late.reject(new Error("it took too long.")), REQUEST_MS);
	try {
		return await Promise.race([request, late.promise]);
	} finally {
		clock.clearTimeout(timer);
	}
}

async function saveUnsaved(context: HostContext): Promise<void> {
	// One that fails again is tried again with the next listing.
	await Promise.allSettled([...context.entries.values()].map((entry) => saveChanges(context, entry)));
}

async function takeIn(
	context: HostContext,
	listed: readonly InstalledExtension[],
	revisions: ReadonlyMap<string, number>,
): Promise<void> {
	const gone = new Set(context.entries.keys());
	const changes: Promise<void>[] = [];
	for (const installed of listed) {
		if (context.removals.has(installed.extensionId)) continue;
		gone.delete(installed.extensionId);
		const entry = context.entries.get(installed.extensionId);
		if (entry === undefined) add(context, installed);
		else if (installed.blocked) changes.push(block(context, entry, installed));
		else if (entry.revision === revisions.get(entry.id)) changes.push(change(context, entry, installed));
	}
	for (const id of gone) {
		const entry = context.entries.get(id);
		if (entry !== undefined && entry.revision === revisions.get(id)) changes.push(takeAway(context, entry));
	}
	await Promise.all(changes);
}

function add(context: HostContext, installed: InstalledExtension): void {
	const entry = openEntry(installed);
	context.entries.set(entry.id, entry);
	settle(context, entry);
	wakeOnStartup(context, entry);
}

/** A moderator's word does not wait for anybody's turn, and what they stopped gets no last one. */
async function block(context: HostContext, entry: Entry, installed: InstalledExtension): Promise<void> {
	describe(entry, installed);
	const error = obstacle(context, entry)?.error ?? closedBecause(entry, "a moderator stopped it");
	await deactivate(context, entry, error, "at once");
}

/** Something changed elsewhere: in another tab, or on the server. */
async function change(context: HostContext, entry: Entry, installed: InstalledExtension): Promise<void> {
	const before = { ...entry.installed, grants: entry.grants.list() };
	const otherVersion = installed.version !== before.version && entry.unsaved.version === undefined;
	if (otherVersion) forgiveCrashes(context, entry);
	if (otherVersion || (!installed.enabled && entry.installed.enabled)) {
		const why = otherVersion ? `it was updated to ${installed.version}` : "it was disabled";
		await exclusive(entry, () => deactivate(context, entry, closedBecause(entry, why)));
	}
	const { problem } = entry;
	describe(entry, installed);
	// Taking a listing in does not undo what is known of the last run.
	entry.problem ??= problem;
	if (otherVersion) {
		entry.update = undefined;
		beginTrial(context, entry, before);
	}
	settle(context, entry);
	wakeOnStartup(context, entry);
}

/** What runs holds what its person let it read, and would go on in the name of the next one. */
async function leave(context: HostContext, entry: Entry): Promise<void> {
	entry.unsaved = {};
	entry.grants.replace([]);
	context.entries.delete(entry.id);
	await deactivate(context, entry, closedBecause(entry, "somebody else sits here now"), "at once");
	endTrial(context, entry);
	context.states.forget(entry.id);
}

/** It is gone elsewhere: on the server, or by another tab. */
export async function takeAway(context: HostContext, entry: Entry): Promise<void> {
	await exclusive(entry, () => deactivate(context, entry, closedBecause(entry, "it was uninstalled")));
	endTrial(context, entry);
	entry.grants.replace([]);
	context.entries.delete(entry.id);
	context.states.forget(entry.id);
}
