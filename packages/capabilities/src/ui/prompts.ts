import type { Handlers } from "@annex/rpc";
import { errors } from "../errors.ts";
import { harmlessText } from "../harmless-text.ts";
import type { Scope } from "../scope.ts";
import type { ui } from "./contract.ts";
import type { UiPower } from "./power.ts";

const line = (text: string, max: number) => harmlessText(text, { max, lines: "one" });

/** What takes a person's whole attention: one question of an extension at a time, of whatever kind. */
export function prompts(
	{ extension }: Scope,
	power: UiPower,
): Pick<Handlers<(typeof ui)["calls"]>, "showModal" | "showQuickPick" | "showInputBox"> {
	let asking = false;

	async function alone<T>(ask: () => Promise<T>): Promise<T> {
		if (asking) throw errors.modal_already_open();
		asking = true;
		try {
			return await ask();
		} finally {
			asking = false;
		}
	}

	return {
		showModal: ({ title, message, confirmLabel, cancelLabel }, { signal }) =>
			alone(() =>
				power.confirm(
					{
						extension,
						title: line(title, 100),
						message: harmlessText(message, { max: 1_000, lines: "many" }),
						confirmLabel: line(confirmLabel, 40),
						cancelLabel: line(cancelLabel, 40),
					},
					signal,
				),
			),
		showQuickPick: ({ title, placeholder, items }, { signal }) =>
			alone(async () => {
				if (power.pick === undefined) throw errors.capability_not_offered("ui.showQuickPick");
				const shown = items.map(({ label, detail }) => ({ label: line(label, 100), detail: line(detail, 200) }));
				const choice = { extension, title: line(title, 100), placeholder: line(placeholder, 100), items: shown };
				return power.pick(choice, signal);
			}),
		showInputBox: ({ title, hint, value, placeholder }, { signal }) =>
			alone(async () => {
				if (power.ask === undefined) throw errors.capability_not_offered("ui.showInputBox");
				const question = {
					extension,
					title: line(title, 100),
					hint: line(hint, 300),
					value: line(value, 2_000),
					placeholder: line(placeholder, 100),
				};
				const answer = await power.ask(question, signal);
				return answer === null ? null : answer.slice(0, 2_000);
			}),
	};
}
