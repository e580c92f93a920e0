import { offeredCapabilities } from "@annex/capabilities/host";
import type { AnnexError } from "@annex/errors";
import { platformApi } from "@annex/manifest";
import type { HostContext } from "./context.ts";
import type { Entry } from "./entry.ts";
import { errors } from "./errors.ts";
import type { HostExtensionState } from "./host.ts";

/** Why an extension may not run, as the registry and this platform have it; `undefined` = it may. */
export function obstacle(
	context: Pick<HostContext, "platformVersion" | "platformApi1" | "powers" | "capabilities">,
	{ installed, manifest, problem }: Entry,
): { readonly state: HostExtensionState; readonly error?: AnnexError } | undefined {
	const { blocked, displayName } = installed;
	if (blocked?.state === "suspended") {
		return { state: "blocked", error: errors.extension_suspended(displayName, blocked.reason) };
	}
	if (blocked) return { state: "blocked", error: errors.extension_banned(displayName, blocked.reason) };
	if (manifest === undefined) {
		return { state: "incompatible", error: errors.record_invalid(displayName, problem?.message ?? "no manifest") };
	}
	const range = manifest.engines.platform;
	const api = platformApi(range, context.platformVersion);
	if (api === undefined || (api === 1 && context.platformApi1 === undefined)) {
		const why = `it needs platform ${range}, and this is ${context.platformVersion}`;
		return { state: "incompatible", error: errors.platform_incompatible(displayName, why) };
	}
	const offered = [...offeredCapabilities(context.powers), ...context.capabilities.map(({ name }) => name)];
	const missing = manifest.requires.filter((name) => !offered.includes(name));
	if (missing.length > 0) {
		const why = `this app does not offer ${missing.join(", ")}`;
		return { state: "incompatible", error: errors.platform_incompatible(displayName, why) };
	}
	return installed.enabled ? undefined : { state: "disabled" };
}
