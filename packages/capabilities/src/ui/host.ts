import { errors } from "../errors.ts";
import { harmlessText } from "../harmless-text.ts";
import type { HostHalf } from "../host-half.ts";
import { ui } from "./contract.ts";
import type { UiPower } from "./power.ts";

const COALESCE_MS = 5_000;
const MAX_REMEMBERED = 20;

interface Shown {
	readonly until: number;
	readonly answer: Promise<string | null>;
}

/**
 * Notifications and questions in an extension's name. The contract's rates bound how often; here the same notification
 * within five seconds is shown once (every caller gets its answer), and only one question is open at a time.
 */
export function uiHost(power: UiPower): HostHalf {
	return {
		open({ extension, clock, serve, signal: stopped }) {
			const recent = new Map<string, Shown>();
			let asking = false;

			function remember(key: string, shown: Shown): void {
				recent.delete(key);
				recent.set(key, shown);
				const [oldest] = recent.keys();
				if (recent.size > MAX_REMEMBERED && oldest !== undefined) recent.delete(oldest);
			}

			serve(ui, {
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
				async showModal({ title, message, confirmLabel, cancelLabel }, { signal }) {
					if (asking) throw errors.modal_already_open();
					asking = true;
					try {
						return await power.confirm(
							{
								extension,
								title: harmlessText(title, { max: 100, lines: "one" }),
								message: harmlessText(message, { max: 1_000, lines: "many" }),
								confirmLabel: harmlessText(confirmLabel, { max: 40, lines: "one" }),
								cancelLabel: harmlessText(cancelLabel, { max: 40, lines: "one" }),
							},
							signal,
						);
					} finally {
						asking = false;
					}
				},
			});
		},
	};
}
