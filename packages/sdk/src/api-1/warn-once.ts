import { type OldCall, type OldCallName, oldCalls } from "@annex/manifest/platform-api-1";
import type { LateApi } from "./late-api.ts";

/** Says that an extension uses something which ends; of each call the first use is heard. */
export type WarnOnce = (call: OldCallName) => void;

export function warnOnce(late: LateApi): WarnOnce {
	const calls: readonly OldCall[] = oldCalls;
	const said = new Set<string>();
	return (name) => {
		if (said.has(name)) return;
		said.add(name);
		const { instead, ends } = calls.find(({ call }) => call === name) ?? {};
		if (instead === undefined) return;
		// The console reaches the developer tools from the activation on.
		late.tell(() => console.warn(`Deprecated: ${name} is Platform API 1 and works until ${ends}. Use ${instead}.`));
	};
}
