import type { PanelsPower } from "@annex/host";
import { iconUrlOf } from "../../app/host-store.ts";
import { toasts } from "../../ui/toasts.ts";
import { showPanel } from "./show-panel.ts";

/** Where panels of extensions stand here. */
export const panelsPower: PanelsPower = {
	places: { side: { title: "Side view" }, bottom: { title: "Bottom panel" } },
	reveal({ extension, panel, title }) {
		const { id, displayName } = extension;
		// A panel that opens by itself would take the room, and the focus, from whoever is typing.
		toasts.add({
			type: "info",
			title: displayName,
			description: `${title} has something to show.`,
			priority: "low",
			timeout: 8_000,
			data: {
				extension: { id, displayName, iconUrl: iconUrlOf(id) },
				actions: [{ label: "Open", run: () => showPanel(`${id}/${panel}`) }],
			},
		});
	},
};
