import { coalesce } from "../coalesce.ts";
import { editHistory } from "../editor/edit-history.ts";
import type { EditorPower, TextRange } from "../editor/power.ts";
import { errors } from "../errors.ts";
import { harmlessText } from "../harmless-text.ts";
import type { HostHalf } from "../host-half.ts";
import { decorations } from "./contract.ts";
import { type DecorationsPower, MOST_DECORATIONS } from "./power.ts";

const EVENT_MS = 50;

/** Checks and places what an extension marks, and takes it away when it stops or may no longer read. */
export function decorationsHost(power: DecorationsPower, editor: EditorPower): HostHalf {
	return {
		open({ extension, clock, signal, grants, serve, emit }) {
			const history = editHistory(editor, signal);
			let listening = false;

			function visible() {
				const document = editor.document();
				const range = power.visible();
				if (document === null || range === null) return null;
				return { documentId: document.id, version: document.version, start: range.start, end: range.end };
			}

			serve(decorations, {
				set({ documentId, version, within, ranges, marks }) {
					const document = editor.document();
					if (document === null || document.id !== documentId) throw errors.document_closed();
					checkOrder(ranges, within);
					const conflict = () => errors.document_conflict(version, document.version);
					const [place] = within === null ? [null] : (history.map(documentId, version, [within]) ?? [undefined]);
					if (place === undefined) throw conflict();
					const moved = history.map(documentId, version, ranges);
					const points = history.map(
						documentId,
						version,
						marks.map((mark) => ({ ...mark, start: mark.at, end: mark.at })),
					);
					if (moved === undefined || points === undefined) throw conflict();
					checkInside([...moved, ...points, ...(place ? [place] : [])], document.length);
					const outcome = power.set({
						extension,
						documentId,
						within: place,
						ranges: moved
							.filter(({ start, end }) => start < end)
							.map((one) =>
								one.hover === undefined ? one : { ...one, hover: harmlessText(one.hover, { max: 300, lines: "many" }) },
							),
						marks: points.map(({ start: at, icon, color }) => ({ at, icon, color })),
						most: MOST_DECORATIONS,
					});
					if (outcome === "full") throw errors.decorations_full(MOST_DECORATIONS);
					return {};
				},
				visible,
				listen({ visibleChanged }) {
					listening = visibleChanged;
					return {};
				},
			});

			const tell = coalesce(
				() => emit("decorations.visibleChanged", decorations.events.visibleChanged, visible()),
				EVENT_MS,
				clock,
				signal,
			);
			const stops = [
				power.onVisibleChange(() => listening && tell()),
				grants.onChange(() => grants.has("data.read") || power.clear(extension.id)),
				() => power.clear(extension.id),
			];
			signal.addEventListener("abort", () => stops.forEach((stop) => void stop()), { once: true });
		},
	};
}

function checkOrder(ranges: readonly TextRange[], within: TextRange | null): void {
	if (within !== null && within.end < within.start) {
		throw errors.decorations_invalid(`"within" ends at ${within.end} before it starts at ${within.start}`);
	}
	let last = within?.start ?? 0;
	for (const { start, end } of ranges) {
		if (end < start) throw errors.decorations_invalid(`a range ends at ${end} before it starts at ${start}`);
		if (start < last) {
			const fault = `the range at ${start} overlaps the one before it, is out of order, or begins before "within"`;
			throw errors.decorations_invalid(fault);
		}
		last = end;
	}
	if (within !== null && last > within.end) {
		throw errors.decorations_invalid(`a range ends at ${last}, behind "within", which ends at ${within.end}`);
	}
}

function checkInside(ranges: readonly TextRange[], length: number): void {
	for (const { end } of ranges) {
		if (end > length) throw errors.decorations_invalid(`a range ends at ${end}, the text at ${length}`);
	}
}
