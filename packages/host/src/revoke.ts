import type { PermissionName } from "@annex/manifest";
import type { HostContext } from "./context.ts";
import type { Entry } from "./entry.ts";
import { setGrants } from "./grant.ts";

/** Takes one permission back. Revoking what was never granted changes nothing. */
export async function revoke(context: HostContext, entry: Entry, permission: PermissionName): Promise<void> {
	if (!entry.grants.has(permission)) return;
	const kept = entry.grants.list().filter((grant) => grant.permission !== permission);
	await setGrants(context, entry, kept);
}
