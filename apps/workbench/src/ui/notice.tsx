import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn.ts";

const TONES = {
	info: { icon: Info, className: "border-line bg-canvas text-muted" },
	good: { icon: CircleCheck, className: "border-good/25 bg-good-soft text-good" },
	warn: { icon: TriangleAlert, className: "border-warn/25 bg-warn-soft text-warn" },
	bad: { icon: CircleAlert, className: "border-bad/25 bg-bad-soft text-bad" },
} as const;

/** What happened, and the next step. Stays until it no longer holds. */
export function Notice(props: {
	tone: keyof typeof TONES;
	title: ReactNode;
	children?: ReactNode;
	actions?: ReactNode;
	/** Read out at once; for what answers something the person just did. */
	urgent?: boolean;
	/** Puts the actions at the end of the line where there is room. */
	inline?: boolean;
}) {
	const { icon: Icon, className } = TONES[props.tone];
	return (
		<div
			role={props.urgent ? "alert" : "note"}
			className={cn("flex gap-3 rounded-surface border px-3.5 py-3 text-13", className)}
		>
			<Icon size={16} className="mt-0.5 shrink-0" aria-hidden="true" />
			<div className={cn("min-w-0 flex-1", props.inline && "lg:flex lg:items-center lg:gap-4")}>
				<div className="min-w-0 flex-1">
					<p className="font-medium">{props.title}</p>
					{props.children && <div className="mt-0.5 text-ink">{props.children}</div>}
				</div>
				{props.actions && (
					<div className={cn("mt-2.5 flex shrink-0 flex-wrap gap-2", props.inline && "lg:mt-0")}>{props.actions}</div>
				)}
			</div>
		</div>
	);
}
