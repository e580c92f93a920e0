import { cloneElement, type ReactElement, Suspense, useState } from "react";
import { late } from "../../ui/late.ts";
import type { LentTrigger } from "../../ui/lent-trigger.tsx";

const TabMenu = late(async () => (await import("./tab-menu.tsx")).TabMenu);

/** The menu of one tab: by right press, Shift-F10, the menu key or a long press. */
export function TabContextMenu(props: { id: string; name: string; children: ReactElement<LentTrigger> }) {
	const [trigger, lend] = useState<LentTrigger>({});
	return (
		<>
			{cloneElement(props.children, trigger)}
			<Suspense>
				<TabMenu id={props.id} name={props.name} lend={lend} />
			</Suspense>
		</>
	);
}
