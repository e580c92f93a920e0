import { harmlessText } from "../harmless-text.ts";
import type { HostHalf } from "../host-half.ts";
import { notifications } from "./contract.ts";
import type { NotificationsPower } from "./power.ts";

/** Shows system notifications in the extension's own name. */
export function notificationsHost(power: NotificationsPower): HostHalf {
	return {
		open({ extension, serve }) {
			serve(notifications, {
				show: ({ title, body }, { signal }) =>
					power.show(
						{
							extension,
							title: harmlessText(title, { max: 100, lines: "one" }),
							body: harmlessText(body, { max: 300, lines: "many" }),
						},
						signal,
					),
			});
		},
	};
}
