import type { HostExtension } from "@annex/host";
import type { MenuLocation } from "@annex/manifest";
import { useState } from "react";
import { whenContext } from "../../app/when-context.ts";
import { languageOf, pathOf } from "../files/file-node.ts";
import { allNodes } from "../files/workspace.ts";
import { ExtensionMenuItems } from "./extension-menu-items.tsx";

/** What extensions offer for one file or folder, below the app's own; whoever may read files is told which it is. */
export function FileMenuItems(props: { id: string; location: Extract<MenuLocation, "file.context" | "tab.context"> }) {
	const node = allNodes().get(props.id);
	const [context] = useState(() =>
		whenContext(node && { fileName: node.name, languageId: node.kind === "file" ? languageOf(node.name) : "" }),
	);
	if (node === undefined) return null;
	const path = pathOf(allNodes(), node.id);
	const mayRead = ({ grants }: HostExtension) => grants.some(({ permission }) => permission === "filesystem");
	return (
		<ExtensionMenuItems
			location={props.location}
			context={context}
			argument={(extension) => (mayRead(extension) ? { path } : undefined)}
			below
		/>
	);
}
