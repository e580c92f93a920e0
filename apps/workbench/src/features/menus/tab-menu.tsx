import { ContextMenu } from "@base-ui/react/context-menu";
import { CopyX, type LucideIcon, X } from "lucide-react";
import { memo } from "react";
import { LentTo, type LentTrigger } from "../../ui/lent-trigger.tsx";
import { closeTabs, useTabs } from "../files/tabs.ts";
import { MENU_ITEM, MENU_POPUP } from "./extension-menu-items.tsx";
import { FileMenuItems } from "./file-menu-items.tsx";

/** What the menu of one tab shows. What opens it is lent to the tab. */
export const TabMenu = memo(function TabMenu(props: {
	id: string;
	name: string;
	lend: (trigger: LentTrigger) => void;
}) {
	const others = useTabs((state) => state.ids).filter((id) => id !== props.id);
	return (
		<ContextMenu.Root>
			<ContextMenu.Trigger render={(trigger) => <LentTo trigger={trigger} lend={props.lend} />} />
			<ContextMenu.Portal render={<section aria-label="Menu of the tab" />}>
				<ContextMenu.Positioner className="z-60">
					<ContextMenu.Popup aria-label={`Actions for the tab ${props.name}`} className={MENU_POPUP}>
						<Own icon={X} label="Close" run={() => closeTabs([props.id])} />
						<Own icon={CopyX} label="Close others" disabled={others.length === 0} run={() => closeTabs(others)} />
						<FileMenuItems id={props.id} location="tab.context" />
					</ContextMenu.Popup>
				</ContextMenu.Positioner>
			</ContextMenu.Portal>
		</ContextMenu.Root>
	);
});

function Own(props: { icon: LucideIcon; label: string; disabled?: boolean; run: () => void }) {
	return (
		<ContextMenu.Item
			className={MENU_ITEM}
			disabled={props.disabled ?? false}
			onClick={() => void setTimeout(props.run)}
		>
			<props.icon size={15} strokeWidth={1.75} className="mx-0.5 text-muted" aria-hidden="true" />
			{props.label}
		</ContextMenu.Item>
	);
}
