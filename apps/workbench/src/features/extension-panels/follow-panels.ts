import type { Host, HostPanel } from "@annex/host";
import { whenHolds } from "@annex/manifest";
import { createElement, lazy } from "react";
import { registerSideView } from "../../app/side-view/side-views.ts";
import { whenContext } from "../../app/when-context.ts";
import { ExtensionIcon } from "../../ui/extension-icon.tsx";
import { useDocuments } from "../editor/document-store.ts";
import { PanelView } from "./panel-view.tsx";

const PanelIcon = lazy(async () => ({ default: (await import("./panel-icon.tsx")).PanelIcon }));
const FIRST_ORDER = 100;

/** Keeps the side view in step with the panels that extensions have for it. */
export function followPanels(host: Host): void {
	const shown = new Map<string, { readonly key: string; readonly remove: () => void }>();

	function update(): void {
		const { panels, extensions } = host.snapshot();
		const context = whenContext();
		const wanted = panels.filter(({ location, when }) => location === "side" && whenHolds(when, context));
		for (const [id, { remove }] of shown) {
			if (wanted.some((panel) => panel.id === id)) continue;
			remove();
			shown.delete(id);
		}
		for (const [position, panel] of wanted.entries()) {
			const key = JSON.stringify([panel.title, panel.icon, panel.badge, position]);
			if (shown.get(panel.id)?.key === key) continue;
			const url = extensions.find(({ id }) => id === panel.extensionId)?.iconUrl ?? null;
			shown.set(panel.id, { key, remove: registerSideView(viewOf(panel, position, url)) });
		}
	}

	host.subscribe(update);
	useDocuments.subscribe(update);
	update();
}

function viewOf(panel: HostPanel, position: number, iconUrl: string | null) {
	const { id, extensionId, title, badge, icon } = panel;
	return {
		id,
		title: badge === "" ? title : `${title} (${badge})`,
		icon: (props: { size?: number; strokeWidth?: number }) =>
			icon === undefined || icon.endsWith(".png")
				? createElement(ExtensionIcon, { id: extensionId, url: iconUrl, size: 20 })
				: createElement(PanelIcon, { name: icon, ...props }),
		order: FIRST_ORDER + position,
		content: contentOf(id),
	};
}

const contents = new Map<string, () => ReturnType<typeof createElement>>();

/** One component for each panel, whatever changes around it: React takes another for another view, and closes this one. */
function contentOf(id: string): () => ReturnType<typeof createElement> {
	const content = contents.get(id) ?? (() => createElement(PanelView, { id }));
	contents.set(id, content);
	return content;
}
