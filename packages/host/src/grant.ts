import { type Grant, narrowedGrant } from "@annex/manifest";
import { holdHere, makeChange } from "./change.ts";
import type { HostContext } from "./context.ts";
import { type Entry, exclusive } from "./entry.ts";
import { errors } from "./errors.ts";

/**
 * Replaces the grants. The running copy feels it before the registry has answered. When the registry refuses, what was
 * taken back stays taken back and is saved later; what was newly given is withdrawn.
 */
export async function setGrants(context: HostContext, entry: Entry, grants: readonly Grant[]): Promise<void> {
	for (const { permission } of grants) {
		if (!entry.installed.requested.some((each) => each.permission === permission)) {
			throw errors.grant_not_requested(permission);
		}
	}
	const before = entry.grants.list();
	holdHere(context, entry, { grants });
	await exclusive(entry, async () => {
		try {
			// The latest word, should there have been another while this one waited for its turn.
			await makeChange(context, entry, { grants: entry.unsaved.grants ?? grants });
		} catch (thrown) {
			holdHere(context, entry, { grants: common(grants, before) });
			throw thrown;
		}
	});
}

/** What both lists give; for hosts, those that both name. */
export function common(grants: readonly Grant[], before: readonly Grant[]): readonly Grant[] {
	return grants.flatMap((grant) => {
		const had = before.find(({ permission }) => permission === grant.permission);
		if (had === undefined) return [];
		return [narrowedGrant(grant, had)];
	});
}
