import type { Text } from "@codemirror/state";
import { create } from "zustand";
import {
	adoptText,
	loadDocument,
	loadedDocument,
	onWrite,
	type TextDocument,
	textOf,
	writeDocument,
} from "../editor/document-store.ts";
import type { NewFile } from "./file-database.ts";
import type { FileNode } from "./file-node.ts";
import { newFile } from "./first-files.ts";
import { mergeTexts } from "./merge-texts.ts";
import { allNodes, changeNodes, readFile, saveText, saveTextsBlindly } from "./workspace.ts";

const SAVE_AFTER_MS = 300;
/** Long texts cost more to write, so they are written less often; still within a second. */
const SAVE_LONG_AFTER_MS = 700;
const LONG_CHARS = 500_000;
const RETRY_MS = 5_000;

export const useSaving = create<{
	/** Files with changes that are not in the database yet. */
	readonly unsaved: ReadonlySet<string>;
	/** Why the last attempt failed; `null` after one that did not. */
	readonly problem: "full" | "refused" | null;
}>(() => ({ unsaved: new Set(), problem: null }));

/** What the database holds of each loaded text, as far as this tab knows: the ground that changes stand on. */
const saved = new Map<string, { readonly node: FileNode; readonly version: number; readonly doc: Text }>();
const timers = new Map<string, ReturnType<typeof setTimeout>>();
const running = new Map<string, Promise<void>>();

/** Loads a text, so that its changes will be saved. */
export async function openText(id: string): Promise<TextDocument | undefined> {
	const document = await loadDocument(id);
	const node = allNodes().get(id);
	if (document && node && !saved.has(id)) saved.set(id, { node, version: document.version, doc: document.doc });
	return document;
}

export function forgetText(id: string): void {
	clearTimeout(timers.get(id));
	timers.delete(id);
	saved.delete(id);
	mark(id, false);
}

/** Saves changes as they come, and what is left when the page goes. */
export function startAutosave(tell: (name: string, copy: string) => void): void {
	onConflict = tell;
	onWrite(({ id }) => {
		mark(id, true);
		schedule(id);
	});
	window.addEventListener("pagehide", () => saveTextsBlindly([...useSaving.getState().unsaved].flatMap(fileOf)));
	document.addEventListener("visibilitychange", () => {
		if (document.visibilityState === "hidden") void saveAll();
	});
	window.addEventListener("beforeunload", (event) => {
		if (useSaving.getState().problem !== null && useSaving.getState().unsaved.size > 0) event.preventDefault();
	});
}

/** Resolves when everything that was unsaved has been tried once. */
export async function saveAll(): Promise<void> {
	await Promise.all([...useSaving.getState().unsaved].map(saveNow));
}

/** Another tab wrote: texts without changes of our own follow it, the others are merged when they are saved. */
export async function followOthers(ids: readonly string[]): Promise<void> {
	for (const id of ids) {
		const known = saved.get(id);
		if (!known || useSaving.getState().unsaved.has(id) || allNodes().get(id)?.version === known.version) continue;
		const file = await readFile(id);
		if (!file || useSaving.getState().unsaved.has(id) || file.node.version === saved.get(id)?.version) continue;
		const doc = textOf(file.text);
		saved.set(id, { node: file.node, version: file.node.version, doc });
		adoptText(id, doc, file.node.version);
	}
}

let onConflict: (name: string, copy: string) => void = () => {};

function schedule(id: string): void {
	if (timers.has(id)) return;
	const length = loadedDocument(id)?.doc.length ?? 0;
	timers.set(
		id,
		setTimeout(() => whenIdle(() => void saveNow(id)), length > LONG_CHARS ? SAVE_LONG_AFTER_MS : SAVE_AFTER_MS),
	);
}

/** Saves one file at once, if there is anything to save; resolves after the attempt, and after one under way. */
export async function saveNow(id: string): Promise<void> {
	clearTimeout(timers.get(id));
	timers.delete(id);
	// One at a time for each file: the next stands on what this one leaves.
	while (running.has(id)) await running.get(id);
	if (!useSaving.getState().unsaved.has(id)) return;
	const attempt = save(id).finally(() => running.delete(id));
	running.set(id, attempt);
	await attempt;
}

async function save(id: string): Promise<void> {
	const [file] = fileOf(id);
	const known = saved.get(id);
	const doc = loadedDocument(id)?.doc;
	if (!file || !known || !doc) return mark(id, false);
	try {
		const result = await saveText(file, known.version);
		if (result.outcome === "gone") await changeNodes({ texts: [file] });
		if (result.outcome === "changed") return await join(id, known.doc, result);
		saved.set(id, { node: file.node, version: file.node.version, doc });
		useSaving.setState({ problem: null });
		if (loadedDocument(id)?.version === file.node.version) mark(id, false);
		else schedule(id);
	} catch (thrown) {
		useSaving.setState({ problem: isQuota(thrown) ? "full" : "refused" });
		clearTimeout(timers.get(id));
		timers.set(
			id,
			setTimeout(() => void saveNow(id), RETRY_MS),
		);
	}
}

/** Two tabs changed the same text. What cannot stand together stands beside each other: nothing is lost. */
async function join(id: string, base: Text, theirs: NewFile): Promise<void> {
	const mine = loadedDocument(id);
	if (!mine) return;
	const merged = mergeTexts(base.toString(), mine.text, theirs.text);
	if (merged === undefined) {
		const { parent, name } = theirs.node;
		const copy = newFile(allNodes(), parent, name.replace(/(\.[^.]*)?$/, " (other tab)$1"), theirs.text);
		await changeNodes({ texts: [copy] });
		onConflict(name, copy.node.name);
	}
	saved.set(id, { node: theirs.node, version: theirs.node.version, doc: textOf(theirs.text) });
	writeDocument(id, textOf(merged ?? mine.text), Math.max(mine.version, theirs.node.version) + 1);
}

/** What there is to save. A file that another tab took away comes back where its folder still is, or at the top. */
function fileOf(id: string): NewFile[] {
	const document = loadedDocument(id);
	const node = allNodes().get(id) ?? saved.get(id)?.node;
	if (!document || !node) return [];
	const { version, doc, text } = document;
	const parent = allNodes().has(node.parent) ? node.parent : "";
	return [{ node: { ...node, parent, version, size: doc.length, updatedAt: new Date().toISOString() }, text }];
}

function mark(id: string, unsaved: boolean): void {
	const before = useSaving.getState().unsaved;
	if (before.has(id) === unsaved) return;
	const now = new Set(before);
	if (unsaved) now.add(id);
	else now.delete(id);
	useSaving.setState({ unsaved: now });
}

/** Between two frames where the browser can say when that is. */
function whenIdle(run: () => void): void {
	if (typeof requestIdleCallback === "function") requestIdleCallback(run, { timeout: 200 });
	else run();
}

function isQuota(thrown: unknown): boolean {
	return thrown instanceof DOMException && thrown.name === "QuotaExceededError";
}
