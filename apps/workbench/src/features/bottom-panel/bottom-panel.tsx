import type { HostPanel } from "@annex/host";
import { whenHolds } from "@annex/manifest";
import { X } from "lucide-react";
import { lazy, Suspense } from "react";
import { useHost } from "../../app/host-store.ts";
import { whenContext } from "../../app/when-context.ts";
import { IconButton } from "../../ui/button.tsx";
import { useDocuments } from "../editor/document-store.ts";
import { PanelView } from "../extension-panels/panel-view.tsx";
import { TOOLS, useBottom } from "./bottom.ts";

const ToolsPanel = lazy(async () => ({ default: (await import("../development/tools-panel.tsx")).ToolsPanel }));

/** Panels that extensions have for the bottom, as far as their conditions hold. */
export function useBottomPanels(): readonly HostPanel[] {
	// Conditions ask about the document in front, too.
	useDocuments((state) => state.activeId);
	return useHost().panels.filter(({ location, when }) => location === "bottom" && whenHolds(when, whenContext()));
}

/** The room below: panels of extensions and the extension tools, one at a time. */
export function BottomPanel() {
	const { tab, show, hide } = useBottom();
	const panels = useBottomPanels();
	if (tab === null) return null;
	if (tab === TOOLS && panels.length === 0) {
		return (
			<Suspense>
				<ToolsPanel />
			</Suspense>
		);
	}
	const shown = tab === TOOLS ? undefined : (panels.find(({ id }) => id === tab) ?? panels[0]);
	const tabs = [
		...panels.map(({ id, title, badge }) => ({ id, title, badge })),
		{ id: TOOLS, title: "Extension tools" },
	];
	return (
		<section
			aria-label="Bottom panel"
			className="flex h-[42dvh] min-h-56 shrink-0 flex-col border-t border-line-strong bg-surface"
		>
			<div className="flex h-10 shrink-0 items-center gap-1 border-b border-line px-2">
				<div
					role="toolbar"
					aria-label="Panels"
					className="flex min-w-0 flex-1 gap-1 overflow-x-auto [scrollbar-width:none]"
				>
					{tabs.map(({ id, title, ...rest }) => (
						<button
							key={id}
							type="button"
							aria-pressed={id === (shown?.id ?? TOOLS)}
							onClick={() => show(id)}
							className="flex h-7 shrink-0 items-center gap-1.5 rounded-control px-2.5 text-12 font-medium text-muted transition-colors hover:bg-hover hover:text-ink aria-pressed:bg-hover aria-pressed:text-ink pointer-coarse:h-9"
						>
							<bdi>{title}</bdi>
							{"badge" in rest && rest.badge !== "" && (
								<span className="figures rounded-full bg-press px-1.5 text-12">{rest.badge}</span>
							)}
						</button>
					))}
				</div>
				{shown && (
					<IconButton label="Close the bottom panel" onClick={hide}>
						<X size={16} />
					</IconButton>
				)}
			</div>
			{shown ? (
				<div key={shown.id} className="flex min-h-0 flex-1 flex-col pt-2">
					<PanelView id={shown.id} />
				</div>
			) : (
				<Suspense>
					<ToolsPanel inBottomPanel />
				</Suspense>
			)}
		</section>
	);
}
