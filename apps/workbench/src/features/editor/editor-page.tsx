import "../../app/side-view/built-in-views.ts";
import { ChevronDown, Columns2, FileText, Search } from "lucide-react";
import { lazy, Suspense } from "react";
import { useHost } from "../../app/host-store.ts";
import { usePanels } from "../../app/panels.ts";
import { SideViewPane } from "../../app/side-view/side-view-pane.tsx";
import { showSideView } from "../../app/side-view/side-views.ts";
import { Button, IconButton } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { late } from "../../ui/late.ts";
import { Loading, Skeleton } from "../../ui/skeleton.tsx";
import { newDocument } from "../files/file-commands.ts";
import { TabStrip } from "../files/tab-strip.tsx";
import { useFiles } from "../files/workspace.ts";
import { EditorContextMenu } from "../menus/editor-context-menu.tsx";
import { previewOf, usePreview } from "../preview/preview-state.ts";
import { activeDocument, useDocuments } from "./document-store.ts";
import { ExtensionNotices } from "./extension-notices.tsx";
import { StatusBar } from "./status-bar.tsx";

const ToolbarItems = lazy(async () => ({
	default: (await import("../extension-panels/toolbar-items.tsx")).ToolbarItems,
}));
const MarkdownEditor = lazy(async () => {
	const { MarkdownEditor, prepareEditing } = await import("./markdown-editor.tsx");
	await prepareEditing();
	return { default: MarkdownEditor };
});
const EditorTitleMenu = late(async () => (await import("../menus/editor-title-menu.tsx")).EditorTitleMenu);
const PreviewPane = lazy(async () => ({ default: (await import("../preview/preview-pane.tsx")).PreviewPane }));

export function EditorPage() {
	const tools = useHost(({ toolbar }) => toolbar.length > 0);
	const activeId = useDocuments((state) => state.activeId);
	const loadedId = useDocuments((state) => activeDocument(state)?.id);
	const name = useFiles((state) => state.nodes.get(activeId ?? "")?.name);
	const opening = useFiles((state) => state.status === "opening");
	const preview = usePreview((state) => state.shown) && name !== undefined && previewOf(name) !== undefined;
	return (
		<div className="flex h-full min-h-0">
			<SideViewPane />
			<main className="flex min-w-0 flex-1 flex-col bg-surface">
				<h1 className="sr-only">{name ?? "Editor"}</h1>
				<header className="flex h-11 shrink-0 items-center border-b border-line bg-canvas max-md:h-12 max-md:px-3">
					<button
						type="button"
						onClick={() => showSideView("files")}
						className="flex min-w-0 items-center gap-1 rounded-control px-2 py-2 font-medium hover:bg-hover md:hidden"
					>
						<span className="truncate text-14">{name ?? "Files"}</span>
						<ChevronDown size={14} className="shrink-0 text-muted" aria-hidden="true" />
						<span className="sr-only">Choose a file</span>
					</button>
					<div className="flex h-full min-w-0 flex-1 max-md:hidden">
						<TabStrip />
					</div>
					<div className="flex min-w-0 shrink-0 items-center md:px-2 max-md:ml-auto">
						{tools && (
							<Suspense>
								<ToolbarItems />
							</Suspense>
						)}
						{name !== undefined && previewOf(name) !== undefined && (
							<IconButton
								label={preview ? "Hide preview" : "Show preview"}
								aria-pressed={preview}
								onClick={() => usePreview.getState().toggle()}
								className="aria-pressed:text-accent-ink"
							>
								<Columns2 size={16} />
							</IconButton>
						)}
						<Suspense>
							<EditorTitleMenu />
						</Suspense>
						{/* On a phone there is no Ctrl K, and the bar that offers the palette is not drawn. */}
						<IconButton label="Commands" className="sm:hidden" onClick={() => usePanels.getState().open("palette")}>
							<Search size={18} />
						</IconButton>
					</div>
				</header>
				<ExtensionNotices />
				<div className="flex min-h-0 flex-1">
					{activeId === null && !opening ? (
						<NothingOpen />
					) : (
						<div className={preview ? "flex min-w-0 flex-1 flex-col max-md:hidden" : "flex min-w-0 flex-1 flex-col"}>
							{loadedId === undefined ? (
								<EditorSkeleton />
							) : (
								<Suspense fallback={<EditorSkeleton />}>
									<EditorContextMenu>
										<MarkdownEditor key={loadedId} documentId={loadedId} />
									</EditorContextMenu>
								</Suspense>
							)}
						</div>
					)}
					{preview && loadedId !== undefined && (
						<Suspense>
							<PreviewPane documentId={loadedId} />
						</Suspense>
					)}
				</div>
				<StatusBar />
			</main>
		</div>
	);
}

/** No tab is open; all files may be there still. */
function NothingOpen() {
	return (
		<div className="m-auto">
			<EmptyState
				icon={FileText}
				title="No file is open"
				action={
					<div className="flex flex-wrap justify-center gap-2">
						<Button look="primary" onClick={newDocument}>
							New file
						</Button>
						<Button onClick={() => showSideView("files")}>Show files</Button>
					</div>
				}
			>
				Open one from the files, or press C to begin a new one.
			</EmptyState>
		</div>
	);
}

function EditorSkeleton() {
	return (
		<Loading label="Opening the document" className="mx-auto w-full max-w-[46rem] flex-1 px-6 pt-10">
			<Skeleton className="mb-6 h-8 w-2/5" />
			<Skeleton className="mb-3 h-4 w-full" />
			<Skeleton className="mb-3 h-4 w-11/12" />
			<Skeleton className="h-4 w-3/5" />
		</Loading>
	);
}
