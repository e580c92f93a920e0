import type { Handlers } from "@annex/rpc";
import { harmlessText } from "../harmless-text.ts";
import type { Scope } from "../scope.ts";
import type { ui } from "./contract.ts";
import type { UiPower } from "./power.ts";

const COALESCE_MS = 5_000;
const MAX_REMEMBERED = 20;

interface Shown {
	readonly until: number;
	readonly answer: Promise<string | null>;
}

/** Notifications: the same one within five seconds is shown once, and every caller gets its answer. */
export function notifications(
	{ extension, clock, signal: stopped }: Scope,
	power: UiPower,
): Pick<Handlers<(typeof ui)["calls"]>, "showNotification"> {
	const recent = new Map<string, Shown>();

	function remember(key: string, shown: Shown): void {
		recent.delete(key);
		recent.set(key, shown);
		const [oldest] = recent.keys();
		if (recent.size > MAX_REMEMBERED && oldest !== undefined) recent.delete(oldest);
	}

	return {
		showNotification({ message, level, actions }) {
			const shown = {
				extension,
				level,
				message: harmlessText(message, { max: 500, lines: "many" }),
				actions: actions.map((action) => harmlessText(action, { max: 40, lines: "one" })),
			};
			const key = JSON.stringify([level, shown.message, shown.actions]);
			const same = recent.get(key);
			if (same !== undefined && clock.now() < same.until) return actions.length === 0 ? null : same.answer;

			const answer = power.notify(shown, stopped).then(
				// The guest compares with what it sent, not with what was shown.
				(chosen) => actions[chosen === null ? -1 : shown.actions.indexOf(chosen)] ?? null,
				() => null,
			);
			remember(key, { until: clock.now() + COALESCE_MS, answer });
			return actions.length === 0 ? null : answer;
		},
	};
}
