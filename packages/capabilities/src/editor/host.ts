import { coalesce } from "../coalesce.ts";
import { errors } from "../errors.ts";
import type { HostHalf } from "../host-half.ts";
import { editor } from "./contract.ts";
import { editHistory } from "./edit-history.ts";
import { mirrorFeed } from "./mirror-feed.ts";
import type { EditorDocument, EditorPower, TextRange } from "./power.ts";

const EVENT_MS = 50;

/** Reads and edits the active document, and tells of changes while `data.read` is granted. */
export function editorHost(power: EditorPower): HostHalf {
	return {
		open(scope) {
			const { extension, clock, signal, serve, emit } = scope;
			const history = editHistory(power, signal);
			const feed = mirrorFeed(power, scope);
			let wanted = { changed: false, selectionChanged: false };

			/** The document, if it is the active one and at this version or later. */
			function activeAt(documentId: string, version: number): EditorDocument {
				const document = power.document();
				if (document === null || document.id !== documentId) throw errors.document_closed();
				if (version > document.version) throw errors.document_conflict(version, document.version);
				return document;
			}

			serve(editor, {
				getText() {
					const document = power.document();
					return document === null ? null : { ...describe(document), text: document.text };
				},
				getSelection() {
					const document = power.document();
					const selection = power.selection();
					if (document === null || selection === null) return null;
					return { ...selection, text: document.text.slice(selection.start, selection.end) };
				},
				async follow() {
					await feed.follow();
					return {};
				},
				unfollow() {
					feed.unfollow();
					return {};
				},
				listen(wants) {
					wanted = wants;
					return {};
				},
				applyEdits({ documentId, version, edits }) {
					const document = activeAt(documentId, version);
					checkOrder(edits);
					const now = history.rebase(documentId, version, edits);
					if (now === undefined) throw errors.document_conflict(version, document.version);
					checkEnd(now, document.length);
					const result = power.applyEdits({ extension, documentId, version: document.version, edits: now });
					if (result.outcome === "closed") throw errors.document_closed();
					if (result.outcome === "conflict") throw errors.document_conflict(version, result.version);
					return { version: result.version };
				},
				reveal({ documentId, version, start, end, select }) {
					const document = activeAt(documentId, version);
					checkOrder([{ start, end }]);
					const [range] = history.map(documentId, version, [{ start, end }]) ?? [];
					if (range === undefined) throw errors.document_conflict(version, document.version);
					checkEnd([range], document.length);
					power.reveal(range, { select });
					return {};
				},
			});

			const tellChange = coalesce(
				() => {
					const document = power.document();
					emit("editor.changed", editor.events.changed, document === null ? null : describe(document));
				},
				EVENT_MS,
				clock,
				signal,
			);
			const tellSelection = coalesce(
				() => emit("editor.selectionChanged", editor.events.selectionChanged, power.selection()),
				EVENT_MS,
				clock,
				signal,
			);
			const stops = [
				power.onChange(() => wanted.changed && tellChange()),
				power.onSelectionChange(() => wanted.selectionChanged && tellSelection()),
			];
			signal.addEventListener("abort", () => stops.forEach((stop) => void stop()), { once: true });
		},
	};
}

function describe({ id: documentId, name, language, version, length }: EditorDocument) {
	return { documentId, name, language, version, length };
}

function checkOrder(ranges: readonly TextRange[]): void {
	let last = 0;
	for (const { start, end } of ranges) {
		if (end < start) throw errors.edits_invalid(`a range ends at ${end} before it starts at ${start}`);
		if (start < last) throw errors.edits_invalid(`the range at ${start} overlaps the one before it or is out of order`);
		last = end;
	}
}

function checkEnd(ranges: readonly TextRange[], length: number): void {
	const end = ranges.at(-1)?.end ?? 0;
	if (end > length) throw errors.edits_invalid(`a range ends at ${end}, the text at ${length}`);
}
