import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useMemo, useRef } from "react";
import { cn } from "../../ui/cn.ts";
import { revealedLine } from "../../ui/harmless-text.ts";

const LINE_PX = 20;
const MAX_LINE_CHARS = 2_000;

/** Code by somebody we do not know, line by line, hidden characters written out. Only what is in sight is drawn. */
export function CodeView(props: { text: string; label: string; marked: readonly number[]; goTo?: number | undefined }) {
	const place = useRef<HTMLDivElement>(null);
	const lines = useMemo(() => props.text.split("\n"), [props.text]);
	const marked = useMemo(() => new Set(props.marked), [props.marked]);
	const rows = useVirtualizer({
		count: lines.length,
		getScrollElement: () => place.current,
		estimateSize: () => LINE_PX,
		overscan: 20,
	});
	const { goTo } = props;
	useEffect(() => {
		if (goTo && goTo > 0) rows.scrollToIndex(goTo - 1, { align: "center" });
	}, [goTo, rows]);

	return (
		<section
			ref={place}
			aria-label={props.label}
			// biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so it must be reachable by keyboard
			tabIndex={0}
			className="max-h-[60vh] overflow-auto rounded-surface border border-line bg-surface py-2 font-mono text-12"
		>
			<ol className="relative min-w-max" style={{ height: rows.getTotalSize() }}>
				{rows.getVirtualItems().map((row) => (
					<li
						key={row.key}
						aria-current={goTo === row.index + 1 ? "true" : undefined}
						className={cn(
							"absolute top-0 left-0 flex h-5 min-w-full leading-5",
							marked.has(row.index + 1) && "bg-warn-soft",
							goTo === row.index + 1 && "shadow-[inset_2px_0_0_var(--color-warn)]",
						)}
						style={{ transform: `translateY(${row.start}px)` }}
					>
						<span className="figures w-12 shrink-0 pr-3 text-right text-muted select-none">{row.index + 1}</span>
						<code className="pr-6 whitespace-pre [tab-size:2]">
							{revealedLine((lines[row.index] ?? "").slice(0, MAX_LINE_CHARS))}
						</code>
					</li>
				))}
			</ol>
		</section>
	);
}
