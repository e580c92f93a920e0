import type { Grant } from "@annex/manifest";
import type { HostContext } from "./context.ts";
import { type Entry, exclusive, onlyRequested } from "./entry.ts";
import { errors } from "./errors.ts";

/**
 * Replaces the grants. The running copy feels it before the registry has answered. When the registry fails, what was
 * taken back stays taken back and is saved later; what was newly given is withdrawn.
 */
export async function setGrants(context: HostContext, entry: Entry, grants: readonly Grant[]): Promise<void> {
	for (const { permission } of grants) {
		if (!entry.installed.requested.some((each) => each.permission === permission)) {
			throw errors.grant_not_requested(permission);
		}
	}
	await apply(context, entry, grants);
}

/** Saves what the registry has not taken in yet. */
export async function saveGrants(context: HostContext, entry: Entry): Promise<void> {
	if (entry.unsavedGrants !== undefined) await apply(context, entry, entry.unsavedGrants);
}

async function apply(context: HostContext, entry: Entry, grants: readonly Grant[]): Promise<void> {
	const before = entry.grants.list();
	entry.unsavedGrants = grants;
	entry.grants.replace(onlyRequested(entry.installed, grants));
	context.changed();
	await exclusive(entry, async () => {
		try {
			await context.registry.patch(entry.id, { grants });
		} catch (thrown) {
			if (entry.unsavedGrants === grants) {
				const kept = common(grants, before);
				entry.unsavedGrants = kept;
				entry.grants.replace(kept);
				context.changed();
			}
			throw thrown;
		}
		if (entry.unsavedGrants !== grants) return;
		entry.unsavedGrants = undefined;
		entry.installed = { ...entry.installed, grants };
	});
}

/** What both lists give; for hosts, those that both name. */
function common(grants: readonly Grant[], before: readonly Grant[]): readonly Grant[] {
	return grants.flatMap((grant) => {
		const had = before.find(({ permission }) => permission === grant.permission);
		if (had === undefined) return [];
		return [grant.hosts ? { ...grant, hosts: grant.hosts.filter((host) => had.hosts?.includes(host)) } : grant];
	});
}
