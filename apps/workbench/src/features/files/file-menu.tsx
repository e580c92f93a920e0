import { Menu } from "@base-ui/react/menu";
import { Copy, Download, FilePlus2, FolderInput, FolderPlus, type LucideIcon, Pencil, Trash2 } from "lucide-react";
import { FileMenuItems } from "../menus/file-menu-items.tsx";
import { askMove, copyPath, deleteWithUndo, downloadNode, newFileHere, newFolderHere } from "./file-commands.ts";
import { requestInTree } from "./tree-state.ts";
import { allNodes } from "./workspace.ts";

export interface MenuPlace {
	/** Empty for the workspace itself. */
	readonly id: string;
	readonly x: number;
	readonly y: number;
	/** Gets the focus back. */
	readonly row: HTMLElement | null;
}

/** What can be done with a row, at the place where it was asked for. */
export function FileMenu(props: { place: MenuPlace; chosen: readonly string[]; onClose: () => void }) {
	const { id, x, y } = props.place;
	const node = allNodes().get(id);
	const folder = node === undefined || node.kind === "folder" ? id : node.parent;
	const anchor = { getBoundingClientRect: () => new DOMRect(x, y, 0, 0) };
	return (
		<Menu.Root open onOpenChange={(open) => !open && props.onClose()}>
			<Menu.Portal>
				<Menu.Positioner anchor={anchor} side="bottom" align="start" sideOffset={2} className="z-60">
					<Menu.Popup
						aria-label={node ? `Actions for ${node.name}` : "Actions for the workspace"}
						finalFocus={() => props.place.row?.closest<HTMLElement>("[role=treeitem]") ?? true}
						className="min-w-48 rounded-surface border border-line bg-raised p-1 shadow-overlay outline-none"
					>
						<Item icon={FilePlus2} label="New file" run={() => newFileHere(folder)} />
						<Item icon={FolderPlus} label="New folder" run={() => newFolderHere(folder)} />
						{node && (
							<>
								<Menu.Separator className="mx-1 my-1 h-px bg-line" />
								<Item icon={Pencil} label="Rename" run={() => requestInTree({ id, rename: true })} />
								<Item icon={FolderInput} label="Move to a folder" run={() => askMove(props.chosen)} />
								<Item icon={Copy} label="Copy path" run={() => copyPath(id)} />
								<Item icon={Download} label="Download" run={() => downloadNode(id)} />
								<Menu.Separator className="mx-1 my-1 h-px bg-line" />
								<Item icon={Trash2} label="Delete" run={() => deleteWithUndo(props.chosen)} />
								<FileMenuItems id={id} location="file.context" />
							</>
						)}
					</Menu.Popup>
				</Menu.Positioner>
			</Menu.Portal>
		</Menu.Root>
	);
}

function Item(props: { icon: LucideIcon; label: string; run: () => void }) {
	return (
		<Menu.Item
			// After the menu has given the focus back.
			onClick={() => void setTimeout(props.run)}
			className="flex h-(--control) items-center gap-2.5 rounded-control px-2 text-13 text-ink outline-none select-none data-highlighted:bg-hover"
		>
			<props.icon size={15} strokeWidth={1.75} className="text-muted" aria-hidden="true" />
			{props.label}
		</Menu.Item>
	);
}
