import { create } from "zustand";
import { showSideView } from "../../app/side-view/side-views.ts";
import { say, sayProblem } from "../../ui/toasts.ts";
import { useDocuments } from "../editor/document-store.ts";
import { createAndOpen, createFile, createFolder, deleteNodes } from "./file-actions.ts";
import { folderOf, pathOf } from "./file-node.ts";
import { closeTabs, useTabs } from "./tabs.ts";
import { requestInTree } from "./tree-state.ts";
import { allNodes } from "./workspace.ts";

/** Which files the dialog asks a folder for; empty while it is closed. */
export const useMove = create<{ ids: readonly string[] }>(() => ({ ids: [] }));

/** The folder of the file in front, where new things go unless one says otherwise. */
function currentFolder(): string {
	const node = allNodes().get(useDocuments.getState().activeId ?? "");
	return node ? folderOf(allNodes(), node) : "";
}

/** Makes a file, lets the person type its name in the tree, and opens it. */
export function newFileHere(folder = currentFolder()): void {
	createFile(folder, "Untitled.md").then((id) => {
		showSideView("files");
		requestInTree({ id, rename: true, open: true });
	}, sayProblem);
}

/** Makes a file and lets the person write at once. */
export function newDocument(): void {
	createAndOpen(currentFolder()).catch(sayProblem);
}

export function newFolderHere(folder = currentFolder()): void {
	createFolder(folder).then((id) => {
		showSideView("files");
		requestInTree({ id, rename: true });
	}, sayProblem);
}

export function renameActive(): void {
	const { activeId } = useDocuments.getState();
	if (activeId === null) return;
	showSideView("files");
	requestInTree({ id: activeId, rename: true });
}

export function askMove(ids: readonly string[]): void {
	useMove.setState({ ids });
}

export function deleteWithUndo(ids: readonly string[]): void {
	const names = ids.map((id) => allNodes().get(id)?.name).filter((name) => name !== undefined);
	if (names.length === 0) return;
	deleteNodes(ids).then((undo) => {
		const what = names.length === 1 ? `“${names[0]}”` : `${names.length} files and folders`;
		say("info", `Deleted ${what}.`, { actions: [{ label: "Undo", run: () => void undo().catch(sayProblem) }] });
	}, sayProblem);
}

export function copyPath(id: string): void {
	void navigator.clipboard?.writeText(pathOf(allNodes(), id)).then(
		() => say("info", "Copied the path."),
		() => say("warning", "The browser did not let this page at the clipboard."),
	);
}

/** One file as it is; a folder, or the whole workspace with an empty id, as a ZIP. */
export function downloadNode(id: string): void {
	import("./export-files.ts").then(({ downloadFiles }) => downloadFiles(id)).catch(sayProblem);
}

/** Opens the browser's own picker of files. */
export function chooseFiles(folder = currentFolder()): void {
	const picker = document.createElement("input");
	picker.type = "file";
	picker.multiple = true;
	picker.onchange = () => {
		import("./import-files.ts")
			.then(({ importChosen }) => importChosen([...(picker.files ?? [])], folder))
			.catch(sayProblem);
	};
	picker.click();
}

export function closeActiveTab(): void {
	const { activeId } = useDocuments.getState();
	if (activeId !== null) closeTabs([activeId]);
}

export function closeOtherTabs(): void {
	const { activeId } = useDocuments.getState();
	closeTabs(useTabs.getState().ids.filter((id) => id !== activeId));
}
