import { Tooltip as Base } from "@base-ui/react/tooltip";
import type { ReactElement, ReactNode } from "react";
import { Kbd } from "./kbd.tsx";

/** Shows the label of `Tooltip` beside what it is around. */
export function TooltipBubble(props: {
	label: ReactNode;
	keys?: string | undefined;
	side?: "right" | "top" | "bottom";
	children: ReactElement;
}) {
	return (
		<Base.Root>
			<Base.Trigger delay={400} render={props.children as ReactElement<Record<string, unknown>>} />
			<Base.Portal>
				<Base.Positioner side={props.side ?? "top"} sideOffset={8} className="z-60">
					<Base.Popup className="flex items-center gap-2 rounded-control border border-line bg-raised px-2 py-1 text-12 text-ink shadow-raised transition-opacity duration-fast data-ending-style:opacity-0 data-starting-style:opacity-0">
						{props.label}
						{props.keys && <Kbd keys={props.keys} />}
					</Base.Popup>
				</Base.Positioner>
			</Base.Portal>
		</Base.Root>
	);
}
