import type { Grant } from "@annex/manifest";
import type { HostContext } from "./context.ts";

/** Installs through the registry and takes the result in; whether it starts is for its activation events to say. */
export async function install(
	context: HostContext,
	extensionId: string,
	options: { readonly version?: string; readonly grants: readonly Grant[] },
): Promise<void> {
	await context.registry.install(extensionId, options);
	context.removals.delete(extensionId);
	await context.refresh();
}
