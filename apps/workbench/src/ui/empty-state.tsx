import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

/** Nothing here, said plainly, with the next step. */
export function EmptyState(props: {
	icon: LucideIcon;
	title: string;
	heading?: "h1" | "h2";
	children?: ReactNode;
	action?: ReactNode;
}) {
	const Heading = props.heading ?? "h2";
	return (
		<div className="mx-auto flex max-w-sm flex-col items-center px-6 py-16 text-center">
			<span className="mb-4 grid size-11 place-items-center rounded-surface border border-line bg-surface text-faint shadow-control">
				<props.icon size={20} strokeWidth={1.75} aria-hidden="true" />
			</span>
			<Heading className="text-14 font-semibold">{props.title}</Heading>
			{props.children && <p className="mt-1 text-13 text-pretty text-muted">{props.children}</p>}
			{props.action && <div className="mt-4">{props.action}</div>}
		</div>
	);
}
