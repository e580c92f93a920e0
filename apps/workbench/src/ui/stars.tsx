import type { RatingSummary } from "@annex/registry-api";
import { Star } from "lucide-react";
import { cn } from "./cn.ts";
import { compactCount } from "./figures.ts";

/** Five stars, filled as far as the rating goes; a half stands for what lies between. */
export function Stars(props: { value: number; size?: number; className?: string }) {
	const { value, size = 14 } = props;
	return (
		<span
			role="img"
			aria-label={`${oneDigit(value)} of 5 stars`}
			className={cn("inline-flex shrink-0 gap-0.5", props.className)}
		>
			{[1, 2, 3, 4, 5].map((star) => (
				<span key={star} className="relative" aria-hidden="true">
					<Star size={size} strokeWidth={1.5} className="text-faint" />
					{value >= star - 0.75 && (
						<span className={cn("absolute inset-y-0 left-0 overflow-hidden", value < star - 0.25 ? "w-1/2" : "w-full")}>
							<Star size={size} strokeWidth={1.5} className="fill-current text-warn" />
						</span>
					)}
				</span>
			))}
		</span>
	);
}

/** One star with the figure, for where there is little room. */
export function RatingFigure({ rating }: { rating: RatingSummary }) {
	if (rating.average === null) return null;
	return (
		<span className="flex shrink-0 items-center gap-1 whitespace-nowrap">
			<Star size={12} className="fill-current text-warn" aria-hidden="true" />
			<span className="sr-only">Rated</span>
			{oneDigit(rating.average)}
			<span className="sr-only">of 5 stars by</span>
			<span>({compactCount(rating.count)})</span>
		</span>
	);
}

export function oneDigit(value: number): string {
	return value.toFixed(1);
}
