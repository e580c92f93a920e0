import { type Grant, grownPermissions } from "@annex/manifest";
import { activate } from "./activate.ts";
import { closedBecause, type HostContext } from "./context.ts";
import { forgiveCrashes } from "./crash-policy.ts";
import { deactivate } from "./deactivate.ts";
import { type Entry, exclusive } from "./entry.ts";
import { errors } from "./errors.ts";
import type { UpdatePlan } from "./host.ts";
import { beginTrial } from "./trial.ts";

/** What another version would ask for beyond the installed one. */
export async function planUpdate(context: HostContext, entry: Entry, version: string): Promise<UpdatePlan> {
	const { permissions: requested } = await context.registry.version(entry.id, version);
	return { version, requested, grown: grownPermissions(entry.installed.requested, requested) };
}

/**
 * Switches the version. The old one goes on while the new one is downloaded and checked, and until the registry has
 * agreed; then it is ended and the new one started. Never both at once: two copies would write the same storage and
 * answer the same commands.
 */
export function update(
	context: HostContext,
	entry: Entry,
	version: string,
	how: { readonly grants?: readonly Grant[]; readonly pinned?: boolean; readonly automatic?: boolean } = {},
): Promise<void> {
	const { grants, pinned } = how;
	return exclusive(entry, async () => {
		const before = { ...entry.installed, grants: entry.grants.list() };
		const record = await context.registry.version(entry.id, version);
		const grown = grownPermissions(before.requested, record.permissions);
		if (how.automatic ? grown.length > 0 : grants === undefined && grown.some(({ optional }) => !optional)) {
			throw errors.consent_required(entry.installed.displayName, version, { details: { grown } });
		}
		const asked = new Set(record.permissions.map(({ permission }) => permission));
		const given = (grants ?? before.grants).filter(({ permission }) => asked.has(permission));
		await context.bundles.download(record);
		context.engine.warm(1);
		await context.registry.patch(entry.id, {
			version,
			grants: given,
			...(pinned === undefined ? {} : { pinned }),
		});
		// These are the person's latest word; older ones that were not saved are void.
		const { grants: _, version: __, ...unsaved } = entry.unsaved;
		entry.unsaved = unsaved;
		entry.update = undefined;
		entry.rolledBack = undefined;
		const wasRunning = entry.session !== undefined || entry.activation !== undefined || entry.state === "crashed";
		await deactivate(context, entry, closedBecause(entry, `it is being updated to ${version}`));
		forgiveCrashes(context, entry);
		return { wasRunning, before };
	}).then(async ({ wasRunning, before }) => {
		await context.refresh();
		if (entry.installed.version === version) beginTrial(context, entry, before);
		if (wasRunning) await activate(context, entry, "onUpdate").catch(() => {});
		// Had it failed, the version before is back by the time this resolves.
		await entry.queue;
	});
}
