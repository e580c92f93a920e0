import { useVirtualizer } from "@tanstack/react-virtual";
import Papa from "papaparse";
import { useMemo, useRef } from "react";

const ROW_PX = 29;
const MAX_COLUMNS = 200;
const MAX_CELL_CHARS = 500;

/** Comma- or tab-separated values as a table; only the rows in sight are drawn. */
export function TablePreview(props: { text: string }) {
	const rows = useMemo(() => Papa.parse<string[]>(props.text, { skipEmptyLines: "greedy" }).data, [props.text]);
	const scroller = useRef<HTMLDivElement>(null);
	const [head = [], ...body] = rows;
	const columns = Math.min(
		MAX_COLUMNS,
		rows.reduce((most, row) => Math.max(most, row.length), 0),
	);
	const virtual = useVirtualizer({
		count: body.length,
		getScrollElement: () => scroller.current,
		estimateSize: () => ROW_PX,
		overscan: 20,
	});
	const drawn = virtual.getVirtualItems();
	const first = drawn[0]?.start ?? 0;
	const rest = virtual.getTotalSize() - (drawn.at(-1)?.end ?? 0);
	if (columns === 0) return <p className="px-6 py-10 text-center text-13 text-muted">There are no rows yet.</p>;
	const cells = Array.from({ length: columns }, (_, index) => index);
	return (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and holds nothing that takes the focus
		<div ref={scroller} tabIndex={0} className="h-full overflow-auto outline-offset-[-2px]">
			<table className="figures w-max min-w-full border-separate border-spacing-0 text-13" aria-rowcount={rows.length}>
				<thead>
					<tr>
						{cells.map((index) => (
							<th
								key={index}
								scope="col"
								className="sticky top-0 z-10 max-w-80 truncate border-r border-b border-line bg-sunken px-3 py-1.5 text-left font-medium"
							>
								{head[index]?.slice(0, MAX_CELL_CHARS)}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{first > 0 && <tr style={{ height: first }} />}
					{drawn.map(({ index }) => (
						<tr key={index} aria-rowindex={index + 2} className="odd:bg-surface">
							{cells.map((cell) => (
								<td key={cell} className="max-w-80 truncate border-r border-b border-line px-3 py-1">
									{body[index]?.[cell]?.slice(0, MAX_CELL_CHARS)}
								</td>
							))}
						</tr>
					))}
					{rest > 0 && <tr style={{ height: rest }} />}
				</tbody>
			</table>
		</div>
	);
}
