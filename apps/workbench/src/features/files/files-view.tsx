import { Menu } from "@base-ui/react/menu";
import { Download, FilePlus2, FolderPlus, MoreHorizontal, Upload } from "lucide-react";
import { IconButton } from "../../ui/button.tsx";
import { chooseFiles, downloadNode, newFileHere, newFolderHere } from "./file-commands.ts";
import { FileTree } from "./file-tree.tsx";
import { MoveDialog } from "./move-dialog.tsx";

const ITEM =
	"flex h-(--control) items-center gap-2.5 rounded-control px-2 text-13 text-ink outline-none select-none data-highlighted:bg-hover [&_svg]:text-muted";

/** The side view of the workspace's files. */
export function FilesView(props: { onDone: () => void }) {
	return (
		<nav aria-label="Files" className="flex min-h-0 flex-1 flex-col">
			<FileTree onDone={props.onDone} />
			<MoveDialog />
		</nav>
	);
}

/** What stands beside the heading. */
export function FilesActions() {
	return (
		<>
			<IconButton label="New file" onClick={() => newFileHere()}>
				<FilePlus2 size={16} />
			</IconButton>
			<IconButton label="New folder" onClick={() => newFolderHere()}>
				<FolderPlus size={16} />
			</IconButton>
			<Menu.Root>
				<Menu.Trigger
					render={
						<IconButton label="More file actions">
							<MoreHorizontal size={16} />
						</IconButton>
					}
				/>
				<Menu.Portal>
					<Menu.Positioner side="bottom" align="end" sideOffset={4} className="z-60">
						<Menu.Popup className="min-w-52 rounded-surface border border-line bg-raised p-1 shadow-overlay outline-none">
							<Menu.Item className={ITEM} onClick={() => chooseFiles("")}>
								<Upload size={15} aria-hidden="true" /> Import files
							</Menu.Item>
							<Menu.Item className={ITEM} onClick={() => downloadNode("")}>
								<Download size={15} aria-hidden="true" /> Export everything as ZIP
							</Menu.Item>
						</Menu.Popup>
					</Menu.Positioner>
				</Menu.Portal>
			</Menu.Root>
		</>
	);
}
