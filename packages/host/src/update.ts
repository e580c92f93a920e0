import type { Grant, PermissionRequest } from "@annex/manifest";
import { activate } from "./activate.ts";
import { closedBecause, type HostContext } from "./context.ts";
import { deactivate } from "./deactivate.ts";
import { type Entry, exclusive } from "./entry.ts";
import { errors } from "./errors.ts";
import type { UpdatePlan } from "./host.ts";

/** What another version would ask for beyond the installed one. */
export async function planUpdate(context: HostContext, entry: Entry, version: string): Promise<UpdatePlan> {
	const { permissions: requested } = await context.registry.version(entry.id, version);
	return { version, requested, grown: grown(entry.installed.requested, requested) };
}

/** Switches the version. The old one goes on until the registry has agreed; then it is ended and the new one started. */
export function update(
	context: HostContext,
	entry: Entry,
	version: string,
	{ grants }: { readonly grants?: readonly Grant[] } = {},
): Promise<void> {
	return exclusive(entry, async () => {
		const plan = await planUpdate(context, entry, version);
		if (grants === undefined && plan.grown.some(({ optional }) => !optional)) {
			throw errors.consent_required(entry.installed.displayName, version, { details: { grown: plan.grown } });
		}
		const asked = new Set(plan.requested.map(({ permission }) => permission));
		const given = (grants ?? entry.grants.list()).filter(({ permission }) => asked.has(permission));
		await context.registry.patch(entry.id, { version, grants: given });
		// These are the person's latest word; older ones that were not saved are void.
		entry.unsavedGrants = undefined;
		const wasRunning = entry.session !== undefined || entry.activation !== undefined;
		await deactivate(context, entry, closedBecause(entry, `it is being updated to ${version}`));
		return wasRunning;
	}).then(async (wasRunning) => {
		await context.refresh();
		if (wasRunning) await activate(context, entry, "onUpdate").catch(() => {});
	});
}

/** Requests of `next` that `current` does not make, or makes for fewer hosts. */
export function grown(current: readonly PermissionRequest[], next: readonly PermissionRequest[]): PermissionRequest[] {
	return next.flatMap((request) => {
		const before = current.find(({ permission }) => permission === request.permission);
		if (before === undefined || (before.optional && !request.optional)) return [request];
		const hosts = (request.hosts ?? []).filter((host) => !before.hosts?.includes(host));
		return hosts.length > 0 ? [{ ...request, hosts }] : [];
	});
}
