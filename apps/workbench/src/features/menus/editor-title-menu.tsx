import type { WhenContext } from "@annex/manifest";
import { Menu } from "@base-ui/react/menu";
import { Ellipsis } from "lucide-react";
import { useState } from "react";
import { whenContext } from "../../app/when-context.ts";
import { IconButton } from "../../ui/button.tsx";
import { ExtensionMenuItems, MENU_POPUP, useHasMenu } from "./extension-menu-items.tsx";

/** What extensions offer for the document in front; not there while they offer nothing. */
export function EditorTitleMenu() {
	const offered = useHasMenu("editor.title");
	const [context, setContext] = useState<WhenContext>({});
	if (!offered) return null;
	return (
		<Menu.Root onOpenChange={(open) => open && setContext(whenContext())}>
			<Menu.Trigger
				render={
					<IconButton label="Actions for this document">
						<Ellipsis size={16} />
					</IconButton>
				}
			/>
			<Menu.Portal render={<section aria-label="Menu of the document" />}>
				<Menu.Positioner align="end" sideOffset={4} className="z-60">
					<Menu.Popup className={MENU_POPUP}>
						<ExtensionMenuItems location="editor.title" context={context} />
					</Menu.Popup>
				</Menu.Positioner>
			</Menu.Portal>
		</Menu.Root>
	);
}
