import { Star } from "lucide-react";
import { useId } from "react";
import { cn } from "../../ui/cn.ts";

const WORDS = ["Useless", "Poor", "Fair", "Good", "Excellent"];

/** Five radio buttons that look like stars: arrows move, as in every group of radio buttons. */
export function StarInput(props: { value: number | undefined; onChange: (stars: number) => void; error?: string }) {
	const id = useId();
	return (
		<fieldset aria-describedby={props.error ? `${id}-error` : undefined}>
			<legend className="text-13 font-medium">Rating</legend>
			<div className="mt-1.5 flex items-center gap-3">
				<span className="flex">
					{WORDS.map((word, at) => {
						const stars = at + 1;
						return (
							<label
								key={word}
								className="relative grid size-9 cursor-pointer place-items-center rounded-control transition-colors hover:bg-hover has-focus-visible:outline-2 has-focus-visible:outline-accent pointer-coarse:size-11"
							>
								<input
									type="radio"
									name={`${id}-stars`}
									value={stars}
									checked={props.value === stars}
									onChange={() => props.onChange(stars)}
									className="absolute inset-0 m-0 size-full cursor-pointer opacity-0"
								/>
								<Star
									size={22}
									strokeWidth={1.5}
									aria-hidden="true"
									className={cn(
										"pointer-events-none",
										props.value !== undefined && stars <= props.value ? "fill-current text-warn" : "text-faint",
									)}
								/>
								<span className="sr-only">
									{stars} {stars === 1 ? "star" : "stars"}: {word}
								</span>
							</label>
						);
					})}
				</span>
				<span className="text-13 text-muted" aria-hidden="true">
					{props.value === undefined ? "" : WORDS[props.value - 1]}
				</span>
			</div>
			{props.error && (
				<p id={`${id}-error`} className="mt-1 text-12 text-bad" role="alert">
					{props.error}
				</p>
			)}
		</fieldset>
	);
}
