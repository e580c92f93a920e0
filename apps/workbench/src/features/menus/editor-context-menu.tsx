import { cloneElement, type ReactNode, Suspense, useState } from "react";
import { late } from "../../ui/late.ts";
import type { LentTrigger } from "../../ui/lent-trigger.tsx";

const TextMenu = late(async () => (await import("./text-menu.tsx")).TextMenu);

/**
 * The menu of the text, by right press, Shift-F10, the menu key or a long press. Drawn only when an extension has
 * something for it; otherwise, and with Shift held, the browser's own opens, which knows about spelling.
 */
export function EditorContextMenu(props: { children: ReactNode }) {
	const [trigger, lend] = useState<LentTrigger>({});
	return (
		<>
			{cloneElement(<div className="flex min-h-0 flex-1 flex-col">{props.children}</div>, trigger)}
			<Suspense>
				<TextMenu lend={lend} />
			</Suspense>
		</>
	);
}
