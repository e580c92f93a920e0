import { firstScreenShown } from "../../ui/first-screen.ts";
import { say } from "../../ui/toasts.ts";
import { unloadDocument, useDocuments } from "../editor/document-store.ts";
import { followOthers, forgetText, openText, saveNow, startAutosave, useSaving } from "./autosave.ts";
import { letGo } from "./file-actions.ts";
import { openTab, restoreTabs, useTabs } from "./tabs.ts";
import { allNodes, openWorkspace } from "./workspace.ts";

/** Opens the workspace and what was open in it, and keeps everything saved from then on. */
export async function startFiles(): Promise<void> {
	startAutosave((name, copy) =>
		say("warning", `“${name}” was changed in two tabs at once`, {
			description: `Both are kept: the other tab's text is in “${copy}”.`,
		}),
	);
	const { first, activeId } = await openWorkspace(followForeign);
	restoreTabs((id) => allNodes().get(id)?.kind === "file");
	const shown = activeId ?? (first ? allNodes().keys().next().value : undefined);
	if (shown !== undefined && allNodes().has(shown)) openTab(shown);
	loadActive();
	// With a file to show, the editor says when it has its text.
	if (useDocuments.getState().activeId === null) firstScreenShown();
	useDocuments.subscribe((state, before) => {
		if (state.activeId !== before.activeId) loadActive();
	});
	useTabs.subscribe(({ ids }, before) => {
		for (const id of before.ids) if (!ids.includes(id)) void putAway(id);
	});
}

/** A closed tab's text leaves the memory as soon as it is saved. */
async function putAway(id: string): Promise<void> {
	await saveNow(id);
	const again = useTabs.getState().ids.includes(id);
	if (again || useSaving.getState().unsaved.has(id)) return;
	forgetText(id);
	unloadDocument(id);
}

function loadActive(): void {
	const { activeId } = useDocuments.getState();
	if (activeId !== null) void openText(activeId);
}

function followForeign(ids: readonly string[]): void {
	const open = new Set(useTabs.getState().ids);
	const { unsaved } = useSaving.getState();
	// Text that nobody has saved yet outlives its file: the next save brings that back.
	letGo(ids.filter((id) => open.has(id) && !allNodes().has(id) && !unsaved.has(id)));
	void followOthers(ids);
}
