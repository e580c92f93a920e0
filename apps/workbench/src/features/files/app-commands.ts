import {
	ArrowLeftToLine,
	ArrowRightToLine,
	Columns2,
	Download,
	FilePlus2,
	Files,
	FolderInput,
	FolderPlus,
	Pencil,
	TextSearch,
	Trash2,
	Upload,
	X,
} from "lucide-react";
import type { AppCommand } from "../../app/commands.ts";
import { showSideView } from "../../app/side-view/side-views.ts";
import { useDocuments } from "../editor/document-store.ts";
import { usePreview } from "../preview/preview-state.ts";
import {
	askMove,
	chooseFiles,
	closeActiveTab,
	closeOtherTabs,
	deleteWithUndo,
	downloadNode,
	newDocument,
	newFolderHere,
	renameActive,
} from "./file-commands.ts";
import { stepTab } from "./tabs.ts";

const active = (): string[] => [useDocuments.getState().activeId].filter((id) => id !== null);

/** Everything that can be done with files, by name; `toEditor` brings the editor on screen first. */
export function fileCommands(toEditor: () => void): readonly AppCommand[] {
	const there = (run: () => void) => () => {
		toEditor();
		run();
	};
	const of = (id: string, title: string, icon: AppCommand["icon"], run: () => void, keys?: string): AppCommand => ({
		id,
		title,
		group: "Files",
		icon,
		...(keys === undefined ? {} : { keys }),
		run: there(run),
	});
	return [
		of("file.new", "New file", FilePlus2, newDocument, "c"),
		of("folder.new", "New folder", FolderPlus, () => newFolderHere()),
		of("file.rename", "Rename file", Pencil, renameActive),
		of("file.move", "Move file to a folder", FolderInput, () => {
			showSideView("files");
			askMove(active());
		}),
		of("file.delete", "Delete file", Trash2, () => deleteWithUndo(active())),
		of("file.import", "Import files", Upload, () => chooseFiles()),
		of("file.download", "Download file", Download, () => active().forEach(downloadNode)),
		of("workspace.export", "Export everything as ZIP", Download, () => downloadNode("")),
		of("tab.next", "Next tab", ArrowRightToLine, () => stepTab(1), "Alt+PageDown"),
		of("tab.previous", "Previous tab", ArrowLeftToLine, () => stepTab(-1), "Alt+PageUp"),
		of("tab.close", "Close tab", X, closeActiveTab, "Alt+W"),
		of("tab.closeOthers", "Close other tabs", X, closeOtherTabs),
		of("view.files", "Show files", Files, () => showSideView("files"), "Mod+Shift+E"),
		of("view.search", "Search in files", TextSearch, () => showSideView("search"), "Mod+Shift+F"),
		of("view.preview", "Show or hide preview", Columns2, () => usePreview.getState().toggle(), "Alt+V"),
	];
}
