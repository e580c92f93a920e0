import { useId } from "react";
import { cn } from "../cn.ts";
import { count } from "../figures.ts";

export interface ChartSeries {
	readonly name: string;
	/** Tailwind's fill and background of a token: `fill-accent`, `bg-accent`. */
	readonly fill: string;
	readonly mark: string;
}
export interface ChartRow {
	readonly label: string;
	/** One value per series. */
	readonly values: readonly number[];
}

const HEIGHT = 120;
const STEP = 10;
const GAP = 2;

/**
 * Bars over time, stacked where there are several series. Drawn for the eye; the same figures stand in a table that
 * opens below, which is what screen readers and keyboards get.
 */
export function BarChart(props: {
	title: string;
	/** What the picture says, in a sentence. */
	summary: string;
	/** What a row is: "Day". */
	rowName: string;
	series: readonly ChartSeries[];
	rows: readonly ChartRow[];
}) {
	const { rows, series } = props;
	const id = useId();
	const totals = rows.map((row) => row.values.reduce((sum, value) => sum + value, 0));
	const top = niceTop(Math.max(0, ...totals));
	return (
		<figure aria-labelledby={id} className="rounded-surface border border-line bg-surface p-4 shadow-control">
			<figcaption className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
				<h3 id={id} className="text-13 font-semibold">
					{props.title}
				</h3>
				{series.length > 1 && (
					<ul className="flex flex-wrap gap-x-3 gap-y-1 text-12 text-muted">
						{series.map((one) => (
							<li key={one.name} className="flex items-center gap-1.5">
								<span aria-hidden="true" className={cn("size-2 rounded-mark", one.mark)} />
								{one.name}
							</li>
						))}
					</ul>
				)}
			</figcaption>
			<div className="figures mt-3 flex gap-2 text-12 text-muted">
				<div aria-hidden="true" className="flex h-30 w-8 shrink-0 flex-col justify-between text-right leading-none">
					<span>{count(top)}</span>
					<span>0</span>
				</div>
				<svg
					role="img"
					aria-label={props.summary}
					viewBox={`0 0 ${rows.length * STEP} ${HEIGHT}`}
					preserveAspectRatio="none"
					className="h-30 min-w-0 flex-1 border-y border-line"
				>
					{rows.map((row, at) => (
						<Bar key={row.label} row={row} at={at} top={top} series={series} />
					))}
				</svg>
			</div>
			<div aria-hidden="true" className="figures mt-1.5 ml-10 flex justify-between text-12 text-muted">
				<span>{rows[0]?.label}</span>
				<span>{rows.at(-1)?.label}</span>
			</div>
			<details className="mt-2 text-12">
				<summary className="w-fit cursor-pointer rounded-mark text-muted hover:text-ink">Show as a table</summary>
				<section
					// biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
					tabIndex={0}
					aria-label={`${props.title}, table`}
					className="mt-2 max-h-56 overflow-auto rounded-control outline-offset-[-2px]"
				>
					<table className="figures w-full text-left">
						<thead className="sticky top-0 bg-surface text-muted">
							<tr>
								<th scope="col" className="py-1 pr-4 font-medium">
									{props.rowName}
								</th>
								{series.map((one) => (
									<th key={one.name} scope="col" className="py-1 pr-2 text-right font-medium">
										{one.name}
									</th>
								))}
							</tr>
						</thead>
						<tbody>
							{rows.toReversed().map((row) => (
								<tr key={row.label} className="border-t border-line">
									<th scope="row" className="py-1 pr-4 font-normal whitespace-nowrap">
										{row.label}
									</th>
									{series.map((one, column) => (
										<td key={one.name} className="py-1 pr-2 text-right">
											{count(row.values[column] ?? 0)}
										</td>
									))}
								</tr>
							))}
						</tbody>
					</table>
				</section>
			</details>
		</figure>
	);
}

function Bar(props: { row: ChartRow; at: number; top: number; series: readonly ChartSeries[] }) {
	let base = HEIGHT;
	const parts = props.row.values.map((value) => (props.row.values.length === 0 ? 0 : (HEIGHT * value) / props.top));
	return (
		<g>
			<title>{`${props.row.label}: ${props.row.values.map((value, at) => `${count(value)} ${props.series[at]?.name ?? ""}`).join(", ")}`}</title>
			<rect x={props.at * STEP} y={0} width={STEP} height={HEIGHT} className="fill-transparent hover:fill-hover" />
			{parts.map((height, at) => {
				base -= height;
				return (
					<rect
						key={props.series[at]?.name}
						x={props.at * STEP + GAP / 2}
						y={base}
						width={STEP - GAP}
						height={height}
						className={cn("pointer-events-none", props.series[at]?.fill)}
					/>
				);
			})}
		</g>
	);
}

/** The top of the scale: 1, 2 or 5 times a power of ten. */
export function niceTop(most: number): number {
	if (most <= 1) return 1;
	const power = 10 ** Math.floor(Math.log10(most));
	return ([1, 2, 5, 10].find((step) => step * power >= most) ?? 10) * power;
}
