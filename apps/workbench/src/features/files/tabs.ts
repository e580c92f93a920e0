import { create } from "zustand";
import { useDocuments } from "../editor/document-store.ts";

const KEY = "annex.tabs";

interface Tabs {
	/** Files open in the editor, in the order of their tabs. */
	readonly ids: readonly string[];
	/** Those shown before, the latest last: where closing a tab leads to. */
	readonly recent: readonly string[];
}

export const useTabs = create<Tabs>(() => ({ ids: [], recent: [] }));

export function openTab(id: string): void {
	const { ids, recent } = useTabs.getState();
	const { activeId } = useDocuments.getState();
	const at = activeId === null ? ids.length : ids.indexOf(activeId) + 1;
	useTabs.setState({
		ids: ids.includes(id) ? ids : [...ids.slice(0, at), id, ...ids.slice(at)],
		recent: [...recent.filter((one) => one !== id), id],
	});
	useDocuments.setState({ activeId: id });
	keep();
}

/** Closes tabs; the one shown last comes in front when the active one goes. */
export function closeTabs(closed: readonly string[]): void {
	const before = useTabs.getState();
	const gone = new Set(closed);
	const ids = before.ids.filter((id) => !gone.has(id));
	const recent = before.recent.filter((id) => !gone.has(id));
	useTabs.setState({ ids, recent });
	const { activeId } = useDocuments.getState();
	if (activeId !== null && gone.has(activeId)) useDocuments.setState({ activeId: recent.at(-1) ?? ids.at(-1) ?? null });
	keep();
}

/** Puts the tab before another, or last. */
export function moveTab(id: string, before: string | null): void {
	if (id === before) return;
	const rest = useTabs.getState().ids.filter((one) => one !== id);
	const at = before === null ? rest.length : rest.indexOf(before);
	useTabs.setState({ ids: [...rest.slice(0, at), id, ...rest.slice(at)] });
	keep();
}

/** Shows the tab `by` places further on, around the ends. */
export function stepTab(by: 1 | -1): void {
	const { ids } = useTabs.getState();
	const { activeId } = useDocuments.getState();
	const next = ids.at((ids.indexOf(activeId ?? "") + by) % ids.length);
	if (next !== undefined) openTab(next);
}

/** Opens what was open: in this window before a reload, or else in the window that was used last. */
export function restoreTabs(exists: (id: string) => boolean): void {
	const kept = read(() => sessionStorage) ?? read(() => localStorage);
	const ids = (kept?.ids ?? []).filter(exists);
	const activeId = kept?.activeId ?? null;
	useTabs.setState({
		ids,
		recent: ids
			.filter((id) => id !== activeId)
			.concat(activeId ?? [])
			.filter(exists),
	});
	useDocuments.setState({ activeId: activeId !== null && ids.includes(activeId) ? activeId : (ids[0] ?? null) });
}

function read(storage: () => Storage): { ids: string[]; activeId: string | null } | undefined {
	try {
		const kept: unknown = JSON.parse(storage().getItem(KEY) ?? "null");
		if (typeof kept !== "object" || kept === null || !("ids" in kept) || !Array.isArray(kept.ids)) return undefined;
		const ids = kept.ids.filter((id) => typeof id === "string");
		const activeId = "activeId" in kept && typeof kept.activeId === "string" ? kept.activeId : null;
		return { ids: [...new Set(ids)], activeId };
	} catch {
		// Storage is switched off, or holds something else.
		return undefined;
	}
}

function keep(): void {
	const kept = JSON.stringify({ ids: useTabs.getState().ids, activeId: useDocuments.getState().activeId });
	for (const storage of [() => sessionStorage, () => localStorage]) {
		try {
			storage().setItem(KEY, kept);
		} catch {
			// It holds until the page is closed.
		}
	}
}
