import { hostSnapshot } from "../../app/host-store.ts";
import { router } from "../../app/router.tsx";
import { showSideView } from "../../app/side-view/side-views.ts";
import { useBottom } from "../bottom-panel/bottom.ts";

/** Brings a panel of an extension into view, wherever it stands. */
export function showPanel(id: string): void {
	const panel = hostSnapshot().panels.find((each) => each.id === id);
	if (panel === undefined) return;
	if (panel.location === "bottom") {
		useBottom.getState().show(id);
		return;
	}
	void router.navigate({ to: "/" });
	showSideView(id);
}
