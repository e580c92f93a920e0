import { cn } from "../cn.ts";
import { count } from "../figures.ts";

/** Shares of a whole, each with its bar and its figure: readable as the list it is. */
export function ShareList(props: {
	title: string;
	empty: string;
	items: readonly { label: string; value: number; fill?: string; mono?: boolean }[];
}) {
	const most = Math.max(1, ...props.items.map((item) => item.value));
	return (
		<section className="rounded-surface border border-line bg-surface p-4 shadow-control">
			<h3 className="text-13 font-semibold">{props.title}</h3>
			{props.items.length === 0 ? (
				<p className="mt-2 text-13 text-muted">{props.empty}</p>
			) : (
				<ul className="mt-3 flex flex-col gap-2">
					{props.items.map((item) => (
						<li key={item.label} className="figures flex items-center gap-3 text-13">
							<span className={cn("w-28 shrink-0 truncate", item.mono && "font-mono text-12")} title={item.label}>
								{item.label}
							</span>
							<svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" className="h-2 min-w-0 flex-1">
								<rect width="100" height="8" className="fill-hover" />
								<rect width={(100 * item.value) / most} height="8" className={item.fill ?? "fill-accent"} />
							</svg>
							<span className="w-12 shrink-0 text-right text-muted">{count(item.value)}</span>
						</li>
					))}
				</ul>
			)}
		</section>
	);
}
