import { X } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { cn } from "../../ui/cn.ts";
import { useDocuments } from "../editor/document-store.ts";
import { TabContextMenu } from "../menus/tab-context-menu.tsx";
import { useSaving } from "./autosave.ts";
import { folderOf, type Nodes, pathOf } from "./file-node.ts";
import { closeTabs, moveTab, openTab, useTabs } from "./tabs.ts";
import { useFiles } from "./workspace.ts";

const DRAGGED = "application/x-annex-tab";

/** The open files: arrows move between them, Delete closes, Alt Shift and an arrow reorders, as dragging does. */
export function TabStrip() {
	const ids = useTabs((state) => state.ids);
	const activeId = useDocuments((state) => state.activeId);
	const nodes = useFiles((state) => state.nodes);
	const [over, setOver] = useState<string | null>(null);
	const list = useRef<HTMLUListElement>(null);

	useEffect(() => {
		if (activeId !== null) list.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
	}, [activeId]);

	const onKeyDown = (event: KeyboardEvent, id: string) => {
		const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
		if (event.key === "Delete") closeTabs([id]);
		else if (by === undefined) return;
		else if (event.altKey && event.shiftKey) moveTab(id, ids[ids.indexOf(id) + (by === 1 ? 2 : -1)] ?? null);
		else list.current?.querySelectorAll<HTMLElement>("[data-tab]")[ids.indexOf(id) + by]?.focus();
		event.preventDefault();
	};

	return (
		<ul
			ref={list}
			aria-label="Open files"
			className="flex h-full min-w-0 flex-1 items-stretch overflow-x-auto [scrollbar-width:none]"
		>
			{ids.map((id) => {
				const name = nodes.get(id)?.name;
				if (name === undefined) return null;
				const active = id === activeId;
				return (
					<li
						key={id}
						draggable
						onDragStart={(event) => event.dataTransfer.setData(DRAGGED, id)}
						onDragOver={(event) => {
							if (!event.dataTransfer.types.includes(DRAGGED)) return;
							event.preventDefault();
							setOver(id);
						}}
						onDragLeave={() => setOver(null)}
						onDrop={(event) => {
							const dragged = event.dataTransfer.getData(DRAGGED);
							setOver(null);
							if (dragged && ids.includes(dragged)) moveTab(dragged, id);
						}}
						onAuxClick={(event) => event.button === 1 && closeTabs([id])}
						// The middle button would begin to scroll.
						onMouseDown={(event) => event.button === 1 && event.preventDefault()}
						className={cn(
							"group relative flex max-w-56 shrink-0 items-center border-r border-line",
							active ? "bg-surface" : "bg-canvas",
							over === id && "shadow-[inset_2px_0_0_var(--color-accent)]",
						)}
					>
						<TabContextMenu id={id} name={name}>
							<button
								type="button"
								data-tab=""
								aria-current={active ? "page" : undefined}
								tabIndex={active || (activeId === null && ids[0] === id) ? 0 : -1}
								title={pathOf(nodes, id)}
								onClick={() => openTab(id)}
								onKeyDown={(event) => onKeyDown(event, id)}
								className={cn(
									"flex h-full min-w-0 items-baseline gap-1.5 pt-2.5 pr-7 pl-3.5 text-13 outline-offset-[-3px]",
									active ? "text-ink" : "text-muted hover:text-ink",
								)}
							>
								<span className="truncate">{name}</span>
								<FolderHint ids={ids} nodes={nodes} id={id} />
							</button>
						</TabContextMenu>
						<CloseButton id={id} name={name} active={active} />
						{active && <span className="absolute inset-x-0 top-0 h-0.5 bg-accent" aria-hidden="true" />}
					</li>
				);
			})}
		</ul>
	);
}

/** The cross; a dot in its place while the file has changes that are not saved. */
function CloseButton(props: { id: string; name: string; active: boolean }) {
	const unsaved = useSaving((state) => state.unsaved.has(props.id));
	return (
		<button
			type="button"
			tabIndex={-1}
			aria-label={`Close ${props.name}`}
			onClick={() => closeTabs([props.id])}
			className={cn(
				"absolute right-1.5 grid size-5 place-items-center rounded-mark text-muted hover:bg-press hover:text-ink",
				!props.active && !unsaved && "opacity-0 group-focus-within:opacity-100 group-hover:opacity-100",
			)}
		>
			{unsaved && <span className="size-1.5 rounded-full bg-muted group-hover:hidden" aria-hidden="true" />}
			<X size={13} aria-hidden="true" className={cn(unsaved && "hidden group-hover:block")} />
		</button>
	);
}

/** The folder, where two open files have the same name. */
function FolderHint(props: { ids: readonly string[]; nodes: Nodes; id: string }) {
	const node = props.nodes.get(props.id);
	if (!node || !props.ids.some((id) => id !== node.id && props.nodes.get(id)?.name === node.name)) return null;
	const folder = props.nodes.get(folderOf(props.nodes, node))?.name ?? "top";
	return <span className="truncate text-12 text-faint">{folder}</span>;
}
