import { useVirtualizer } from "@tanstack/react-virtual";
import { FileText } from "lucide-react";
import { type KeyboardEvent, useMemo, useRef, useState } from "react";
import { cn } from "../../ui/cn.ts";
import { count } from "../../ui/figures.ts";
import { revealRange } from "../editor/current-view.ts";
import { openTab } from "../files/tabs.ts";
import type { Match } from "./find-matches.ts";
import type { FoundFile } from "./search-store.ts";

const ROW_PX = 26;
const TOUCH_ROW_PX = 44;

interface Row {
	readonly file: FoundFile;
	/** Absent in the row that names the file. */
	readonly match?: Match;
}

/** Matches under the file that they are in; arrows move, Enter opens at the match. */
export function SearchResults(props: { found: readonly FoundFile[]; onDone: () => void }) {
	const rows = useMemo(
		() => props.found.flatMap((file): Row[] => [{ file }, ...file.matches.map((match) => ({ file, match }))]),
		[props.found],
	);
	const [cursor, setCursor] = useState(0);
	const [rowHeight] = useState(() => (matchMedia("(pointer: coarse)").matches ? TOUCH_ROW_PX : ROW_PX));
	const scroller = useRef<HTMLDivElement>(null);
	const virtual = useVirtualizer({
		count: rows.length,
		getScrollElement: () => scroller.current,
		estimateSize: () => rowHeight,
		overscan: 12,
	});
	const at = Math.min(cursor, rows.length - 1);

	const open = ({ file, match }: Row) => {
		const { start, end } = match ?? file.matches[0] ?? { start: 0, end: 0 };
		openTab(file.id);
		revealRange(file.id, start, end);
		props.onDone();
	};
	const onKeyDown = (event: KeyboardEvent) => {
		const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
		if (next === undefined || next < 0 || next >= rows.length) return;
		event.preventDefault();
		setCursor(next);
		virtual.scrollToIndex(next);
		// Once the row is drawn.
		requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-row="${next}"]`)?.focus());
	};

	return (
		<div ref={scroller} className="min-h-0 flex-1 overflow-y-auto px-2 pb-6">
			<ul aria-label="Matches" className="relative" style={{ height: virtual.getTotalSize() }}>
				{virtual.getVirtualItems().map(({ index, start }) => {
					const row = rows[index];
					if (!row) return null;
					return (
						<li
							key={index}
							className="absolute inset-x-0 top-0"
							style={{ transform: `translateY(${start}px)`, height: rowHeight }}
						>
							<button
								type="button"
								data-row={index}
								tabIndex={index === at ? 0 : -1}
								onFocus={() => setCursor(index)}
								onKeyDown={onKeyDown}
								onClick={() => open(row)}
								className={cn(
									"flex h-full w-full items-center gap-2 rounded-control px-2 text-left text-13 outline-offset-[-2px] hover:bg-hover",
									row.match && "pl-7",
								)}
							>
								{row.match ? <MatchLine match={row.match} /> : <FileLine file={row.file} />}
							</button>
						</li>
					);
				})}
			</ul>
		</div>
	);
}

function FileLine({ file }: { file: FoundFile }) {
	return (
		<>
			<FileText size={14} strokeWidth={1.75} className="shrink-0 text-faint" aria-hidden="true" />
			<span className="min-w-0 flex-1 truncate font-medium">{file.path}</span>
			<span className="figures rounded-full bg-press px-1.5 text-12 text-muted">{count(file.matches.length)}</span>
		</>
	);
}

function MatchLine({ match }: { match: Match }) {
	return (
		<span className="min-w-0 truncate whitespace-pre text-muted">
			<span className="sr-only">Line {match.line}: </span>
			{match.before}
			{match.replacement === null ? (
				<mark className="rounded-mark bg-warn-soft text-ink">{match.text}</mark>
			) : (
				<>
					<del className="rounded-mark bg-bad-soft text-bad">{match.text}</del>
					<ins className="rounded-mark bg-good-soft text-good no-underline">{match.replacement}</ins>
				</>
			)}
			{match.after}
		</span>
	);
}
