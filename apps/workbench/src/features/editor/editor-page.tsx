import "../../app/side-view/built-in-views.ts";
import { ChevronDown, Search } from "lucide-react";
import { lazy, Suspense } from "react";
import { usePanels } from "../../app/panels.ts";
import { SideViewPane } from "../../app/side-view/side-view-pane.tsx";
import { showSideView } from "../../app/side-view/side-views.ts";
import { IconButton } from "../../ui/button.tsx";
import { Loading, Skeleton } from "../../ui/skeleton.tsx";
import { activeDocument, nameOf, useDocuments } from "./document-store.ts";
import { ExtensionNotices } from "./extension-notices.tsx";
import { StatusBar } from "./status-bar.tsx";

const MarkdownEditor = lazy(async () => ({ default: (await import("./markdown-editor.tsx")).MarkdownEditor }));

export function EditorPage() {
	const document = useDocuments((state) => activeDocument(state));
	const name = nameOf(document);
	return (
		<div className="flex h-full min-h-0">
			<SideViewPane />
			<main className="flex min-w-0 flex-1 flex-col bg-surface">
				<header className="flex h-12 shrink-0 items-center gap-1 px-3 max-md:border-b max-md:border-line">
					<button
						type="button"
						onClick={() => showSideView("files")}
						className="flex min-w-0 items-center gap-1 rounded-control px-2 py-2 font-medium hover:bg-hover md:hidden"
					>
						<span className="truncate text-14">{name}</span>
						<ChevronDown size={14} className="shrink-0 text-muted" aria-hidden="true" />
						<span className="sr-only">Choose a file</span>
					</button>
					<h1 className="min-w-0 truncate px-1 text-13 text-muted max-md:sr-only">{name}</h1>
					{/* On a phone there is no Ctrl K, and the bar that offers the palette is not drawn. */}
					<IconButton
						label="Commands"
						className="ml-auto sm:hidden"
						onClick={() => usePanels.getState().open("palette")}
					>
						<Search size={18} />
					</IconButton>
				</header>
				<ExtensionNotices />
				<Suspense fallback={<EditorSkeleton />}>
					<MarkdownEditor key={document.id} documentId={document.id} />
				</Suspense>
				<StatusBar />
			</main>
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
