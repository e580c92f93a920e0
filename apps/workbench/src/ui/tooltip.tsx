import { type ComponentProps, Suspense } from "react";
import { late } from "./late.ts";
import type { TooltipBubble } from "./tooltip-bubble.tsx";

const Bubble = late(async () => (await import("./tooltip-bubble.tsx")).TooltipBubble);

/** A short name for what an icon does, with its shortcut. The trigger still needs an `aria-label` of its own. */
export function Tooltip(props: ComponentProps<typeof TooltipBubble>) {
	return (
		<Suspense fallback={props.children}>
			<Bubble {...props} />
		</Suspense>
	);
}
