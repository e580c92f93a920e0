import { whenHolds } from "@annex/manifest";
import { lazy, Suspense } from "react";
import { useHost } from "../../app/host-store.ts";
import { runCommand } from "../../app/run-command.ts";
import { whenContext } from "../../app/when-context.ts";
import { IconButton } from "../../ui/button.tsx";
import { useSelection } from "../editor/current-view.ts";
import { useDocuments } from "../editor/document-store.ts";

const PanelIcon = lazy(async () => ({ default: (await import("./panel-icon.tsx")).PanelIcon }));

/** Buttons that extensions have put above the text; the name of each extension is in its tooltip. */
export function ToolbarItems() {
	const { toolbar, extensions } = useHost();
	// Conditions ask about the document and the selection, too.
	useDocuments((state) => state.activeId);
	useSelection();
	const items = toolbar.filter(({ when }) => whenHolds(when, whenContext()));
	if (items.length === 0) return null;
	return (
		<div
			role="toolbar"
			aria-label="Extensions"
			className="flex min-w-0 items-center overflow-x-auto [scrollbar-width:none]"
		>
			{items.map((item) => {
				const owner = extensions.find(({ id }) => id === item.extensionId)?.displayName ?? "";
				return (
					<IconButton
						key={item.id}
						label={`${item.title} · ${owner}`}
						busy={item.busy}
						disabled={item.disabled}
						onClick={() => void runCommand(item.id)}
					>
						<Suspense>
							<PanelIcon name={item.icon} />
						</Suspense>
					</IconButton>
				);
			})}
		</div>
	);
}
