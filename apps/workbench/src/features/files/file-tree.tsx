import {
	dragAndDropFeature,
	hotkeysCoreFeature,
	type ItemInstance,
	selectionFeature,
	syncDataLoaderFeature,
} from "@headless-tree/core";
import { useTree } from "@headless-tree/react";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef, useState } from "react";
import { sayProblem } from "../../ui/toasts.ts";
import { useDocuments } from "../editor/document-store.ts";
import { moveNodes, renameNode } from "./file-actions.ts";
import { deleteWithUndo } from "./file-commands.ts";
import { FileMenu, type MenuPlace } from "./file-menu.tsx";
import { childrenOf, type FileNode, folderOf } from "./file-node.ts";
import { FileRow } from "./file-row.tsx";
import { importFiles } from "./import-files.ts";
import { openTab } from "./tabs.ts";
import { TreeEmpty } from "./tree-empty.tsx";
import { onTreeRequest, useExpanded } from "./tree-state.ts";
import { allNodes, useFiles } from "./workspace.ts";

const ROOT = "";
const ROW_PX = 28;
const TOUCH_ROW_PX = 44;

/** The workspace as a tree: arrows move, Enter opens, F2 renames, Delete deletes. */
export function FileTree(props: { onDone: () => void }) {
	const nodes = useFiles((state) => state.nodes);
	const status = useFiles((state) => state.status);
	const activeId = useDocuments((state) => state.activeId);
	const { expanded, setExpanded } = useExpanded();
	const [focused, setFocused] = useState<string | null>(null);
	const [selected, setSelected] = useState<string[]>([]);
	const [renaming, setRenaming] = useState<{ id: string; open: boolean } | null>(null);
	const [menu, setMenu] = useState<MenuPlace | null>(null);
	const [rowHeight] = useState(() => (matchMedia("(pointer: coarse)").matches ? TOUCH_ROW_PX : ROW_PX));
	const scroller = useRef<HTMLDivElement>(null);

	const tree = useTree<FileNode | undefined>({
		rootItemId: ROOT,
		getItemName: (item) => item.getItemData()?.name ?? "",
		isItemFolder: (item) => item.getId() === ROOT || item.getItemData()?.kind === "folder",
		dataLoader: {
			getItem: (id) => allNodes().get(id),
			getChildren: (id) => childrenOf(allNodes(), id).map((node) => node.id),
		},
		state: { expandedItems: expanded, focusedItem: focused, selectedItems: selected },
		setExpandedItems: (next) => setExpanded(typeof next === "function" ? next(useExpanded.getState().expanded) : next),
		setFocusedItem: setFocused,
		setSelectedItems: setSelected,
		scrollToItem: (item) => virtual.scrollToIndex(item.getItemMeta().index),
		onPrimaryAction: (item) => {
			if (item.isFolder()) return;
			openTab(item.getId());
			props.onDone();
		},
		canReorder: false,
		canDrop: (items, { item }) =>
			items.every((one) => one.getId() !== item.getId() && !item.isDescendentOf(one.getId())),
		onDrop: (items, { item }) => attempt(moveNodes(items.map(idOf), folderAt(item))),
		canDragForeignDragObjectOver: (transfer) => transfer.types.includes("Files"),
		canDropForeignDragObject: (transfer) => transfer.types.includes("Files"),
		onDropForeignDragObject: (transfer, { item }) => attempt(importFiles(transfer, folderAt(item))),
		ignoreHotkeysOnInputs: true,
		hotkeys: {
			customDelete: {
				hotkey: "Delete",
				handler: (_event, instance) => deleteWithUndo(chosen(instance.getSelectedItems(), instance.getFocusedItem())),
			},
			customRename: {
				hotkey: "F2",
				handler: (_event, instance) => setRenaming({ id: instance.getFocusedItem().getId(), open: false }),
			},
			customOpen: {
				hotkey: "Enter",
				preventDefault: true,
				handler: (_event, instance) => {
					const item = instance.getFocusedItem();
					if (!item.isFolder()) item.primaryAction();
					else if (item.isExpanded()) item.collapse();
					else item.expand();
				},
			},
		},
		features: [syncDataLoaderFeature, selectionFeature, hotkeysCoreFeature, dragAndDropFeature],
	});

	// The tree keeps its own list of rows, made anew whenever the workspace changes.
	const [, redraw] = useState(nodes);
	useEffect(() => {
		tree.rebuildTree();
		redraw(nodes);
	}, [nodes, tree]);

	const items = tree.getItems().filter((item) => nodes.has(item.getId()));
	const virtual = useVirtualizer({
		count: items.length,
		getScrollElement: () => scroller.current,
		estimateSize: () => rowHeight,
		overscan: 12,
	});

	// What a command outside asks for: to show a file, or to name a new one.
	useEffect(
		() =>
			onTreeRequest(({ id, rename, open = false }) => {
				const above: string[] = [];
				for (let node = allNodes().get(id); node; node = allNodes().get(folderOf(allNodes(), node)))
					above.push(node.id);
				setExpanded([...new Set([...useExpanded.getState().expanded, ...above.slice(1)])]);
				setTimeout(() => {
					tree.rebuildTree();
					tree.getItemInstance(id).setFocused();
					setSelected([id]);
					if (rename) setRenaming({ id, open });
					else tree.updateDomFocus();
				});
			}),
		[tree, setExpanded],
	);

	const endRenaming = (name: string | null) => {
		if (!renaming) return;
		const { id, open } = renaming;
		setRenaming(null);
		if (name !== null) attempt(renameNode(id, name));
		if (open) {
			openTab(id);
			props.onDone();
		} else {
			tree.updateDomFocus();
		}
	};

	return (
		// biome-ignore lint/a11y/noStaticElementInteractions: drops and menu keys of the rows, and of the room below them
		<div
			ref={scroller}
			className="min-h-0 flex-1 overflow-y-auto px-2 pb-6"
			onContextMenu={(event) => {
				const row = (event.target as Element).closest<HTMLElement>("[data-file-id]");
				event.preventDefault();
				setMenu({ id: row?.dataset["fileId"] ?? ROOT, x: event.clientX, y: event.clientY, row });
			}}
			onDragOver={(event) => event.dataTransfer.types.includes("Files") && event.preventDefault()}
			onDrop={(event) => {
				if (event.defaultPrevented || !event.dataTransfer.types.includes("Files")) return;
				event.preventDefault();
				attempt(importFiles(event.dataTransfer, ROOT));
			}}
		>
			{status !== "opening" && items.length === 0 && <TreeEmpty />}
			<div
				{...tree.getContainerProps("Files")}
				className={items.length === 0 ? "hidden" : "relative outline-none"}
				style={{ height: virtual.getTotalSize() }}
			>
				{virtual.getVirtualItems().map(({ index, key, start }) => {
					const item = items[index];
					const node = item?.getItemData();
					if (!item || !node) return null;
					return (
						<FileRow
							key={`${key} ${node.id}`}
							item={item}
							node={node}
							active={node.id === activeId}
							renaming={renaming?.id === node.id}
							onRenamed={endRenaming}
							top={start}
							height={rowHeight}
							onMenu={(row) => {
								const { right, bottom } = row.getBoundingClientRect();
								setMenu({ id: node.id, x: right - 8, y: bottom, row });
							}}
						/>
					);
				})}
			</div>
			{menu && (
				<FileMenu
					place={menu}
					chosen={selected.includes(menu.id) ? selected : menu.id === ROOT ? [] : [menu.id]}
					onClose={() => setMenu(null)}
				/>
			)}
		</div>
	);
}

const idOf = (item: ItemInstance<FileNode | undefined>): string => item.getId();

/** The folder that a drop on this row means. */
function folderAt(item: ItemInstance<FileNode | undefined>): string {
	return item.isFolder() ? item.getId() : (item.getParent()?.getId() ?? ROOT);
}

function chosen(selected: ItemInstance<FileNode | undefined>[], focused: ItemInstance<FileNode | undefined>): string[] {
	return selected.some((item) => item.getId() === focused.getId()) ? selected.map(idOf) : [focused.getId()];
}

function attempt(work: Promise<unknown>): void {
	work.catch(sayProblem);
}
