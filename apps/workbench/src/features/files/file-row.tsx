import type { ItemInstance } from "@headless-tree/core";
import { ChevronRight, FileText, Folder, FolderOpen, MoreHorizontal } from "lucide-react";
import { useEffect, useRef } from "react";
import { cn } from "../../ui/cn.ts";
import { useSaving } from "./autosave.ts";
import type { FileNode } from "./file-node.ts";

const INDENT_PX = 14;

/** One row of the tree. */
export function FileRow(props: {
	item: ItemInstance<FileNode | undefined>;
	node: FileNode;
	active: boolean;
	renaming: boolean;
	/** With the new name, or `null` when the person kept the old one. */
	onRenamed: (name: string | null) => void;
	top: number;
	height: number;
	onMenu: (row: HTMLElement) => void;
}) {
	const { item, node } = props;
	const unsaved = useSaving((state) => state.unsaved.has(node.id));
	const place = {
		transform: `translateY(${props.top}px)`,
		height: props.height,
		paddingLeft: 4 + item.getItemMeta().level * INDENT_PX,
	};
	const open = item.isFolder() && item.isExpanded();
	const Icon = item.isFolder() ? (open ? FolderOpen : Folder) : FileText;
	const look = cn(
		"group absolute top-0 right-0 left-0 flex items-center gap-1.5 rounded-control pr-1 text-13 select-none outline-offset-[-2px]",
		item.isUnorderedDragTarget() && "bg-accent-soft",
		props.active ? "bg-press" : item.isSelected() ? "bg-hover" : "hover:bg-hover",
	);
	const icon = (
		<>
			<ChevronRight
				size={14}
				aria-hidden="true"
				className={cn("shrink-0 text-faint transition-transform", open && "rotate-90", !item.isFolder() && "invisible")}
			/>
			<Icon
				size={15}
				strokeWidth={1.75}
				className={cn("shrink-0", props.active ? "text-ink" : "text-faint")}
				aria-hidden="true"
			/>
		</>
	);
	if (props.renaming) {
		return (
			<div className={look} style={place}>
				{icon}
				<NameInput node={node} onDone={props.onRenamed} />
			</div>
		);
	}
	return (
		// biome-ignore lint/a11y/useAriaPropsSupportedByRole: the tree's properties bring the role of a tree item
		// biome-ignore lint/a11y/noStaticElementInteractions: as above
		<div
			{...item.getProps()}
			// The tree learns of a focus that came from elsewhere, a screen reader's for example: keys mean this row.
			onFocus={() => item.isFocused() || item.setFocused()}
			data-file-id={node.id}
			aria-label={unsaved ? `${node.name}, not saved yet` : node.name}
			title={node.name}
			className={look}
			style={place}
		>
			{icon}
			<span className={cn("min-w-0 flex-1 truncate", props.active && "font-medium")}>{node.name}</span>
			{unsaved && <span className="size-1.5 shrink-0 rounded-full bg-faint" aria-hidden="true" />}
			{/* For fingers and pointers; a keyboard has the menu key, and every entry as a command. */}
			<button
				type="button"
				tabIndex={-1}
				aria-label={`Actions for ${node.name}`}
				onClick={(event) => {
					event.stopPropagation();
					props.onMenu(event.currentTarget);
				}}
				className="grid size-6 shrink-0 place-items-center rounded-mark text-muted opacity-0 group-hover:opacity-100 group-focus-within:opacity-100 hover:bg-press pointer-coarse:size-10 pointer-coarse:opacity-100"
			>
				<MoreHorizontal size={14} aria-hidden="true" />
			</button>
		</div>
	);
}

/** Enter and leaving it take the name, Escape keeps the old one. */
function NameInput(props: { node: FileNode; onDone: (name: string | null) => void }) {
	const { node, onDone } = props;
	const field = useRef<HTMLInputElement>(null);
	const done = useRef(false);
	useEffect(() => {
		field.current?.focus();
		field.current?.setSelectionRange(0, stemLength(node));
	}, [node]);
	const end = (name: string | null) => {
		if (done.current) return;
		done.current = true;
		onDone(name === node.name ? null : name);
	};
	return (
		<input
			ref={field}
			defaultValue={node.name}
			aria-label={`New name of ${node.name}`}
			autoComplete="off"
			spellCheck={false}
			maxLength={120}
			onBlur={(event) => end(event.currentTarget.value)}
			onKeyDown={(event) => {
				event.stopPropagation();
				if (event.nativeEvent.isComposing) return;
				if (event.key === "Enter") end(event.currentTarget.value);
				else if (event.key === "Escape") end(null);
				else return;
				event.preventDefault();
			}}
			className="h-6 min-w-0 flex-1 rounded-mark border border-accent bg-surface px-1 text-13 outline-2 outline-accent-line pointer-coarse:h-9 pointer-coarse:text-16"
		/>
	);
}

/** What one types over first: the name without its ending. */
function stemLength({ name, kind }: FileNode): number {
	const dot = name.lastIndexOf(".");
	return kind === "file" && dot > 0 ? dot : name.length;
}
