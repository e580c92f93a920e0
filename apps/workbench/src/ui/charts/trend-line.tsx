import { cn } from "../cn.ts";

const WIDTH = 96;
const HEIGHT = 28;
const PAD = 2;

/**
 * A small line of a few values, oldest first, with a soft ground under it. It says how a thing goes, not how much: the
 * figure stands beside it, and `label` says both to who does not see it. Gaps (`null`) stay gaps.
 */
export function TrendLine(props: {
	values: readonly (number | null)[];
	label: string;
	/** The scale; by default from zero to the largest value. */
	from?: number;
	to?: number;
	tone?: "accent" | "good" | "warn";
	className?: string;
}) {
	const { values, from = 0 } = props;
	const to = props.to ?? Math.max(1, ...values.map((value) => value ?? 0));
	const step = values.length > 1 ? (WIDTH - 2 * PAD) / (values.length - 1) : 0;
	const points = values.flatMap((value, at) => {
		if (value === null) return [];
		const share = to === from ? 1 : (value - from) / (to - from);
		return [{ x: PAD + at * step, y: HEIGHT - PAD - Math.min(1, Math.max(0, share)) * (HEIGHT - 2 * PAD) }];
	});
	const line = points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" ");
	const [first, last] = [points[0], points.at(-1)];
	return (
		<svg
			role="img"
			aria-label={props.label}
			viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
			preserveAspectRatio="none"
			className={cn("h-7 w-24 overflow-visible", TONES[props.tone ?? "accent"], props.className)}
		>
			{first && last && points.length > 1 ? (
				<>
					<polygon
						points={`${first.x.toFixed(1)},${HEIGHT} ${line} ${last.x.toFixed(1)},${HEIGHT}`}
						className="fill-current opacity-12"
					/>
					<polyline
						points={line}
						className="fill-none stroke-current"
						strokeWidth={1.5}
						strokeLinejoin="round"
						strokeLinecap="round"
						vectorEffect="non-scaling-stroke"
					/>
				</>
			) : (
				<line
					x1={PAD}
					x2={WIDTH - PAD}
					y1={HEIGHT - PAD}
					y2={HEIGHT - PAD}
					className="stroke-line-strong"
					strokeWidth={1.5}
					strokeDasharray="2 3"
					vectorEffect="non-scaling-stroke"
				/>
			)}
		</svg>
	);
}

const TONES = { accent: "text-accent-ink", good: "text-good", warn: "text-warn" } as const;
