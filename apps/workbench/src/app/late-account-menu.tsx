import { UserRound } from "lucide-react";
import { type ComponentProps, Suspense } from "react";
import { late } from "../ui/late.ts";
import type { AccountMenu } from "./account-menu.tsx";

const Menu = late(async () => (await import("./account-menu.tsx")).AccountMenu);

/** The account's menu, once the first screen is shown; until then its picture stands in its place. */
export function LateAccountMenu(props: ComponentProps<typeof AccountMenu>) {
	return (
		<Suspense
			fallback={
				<span
					className={
						props.labelled
							? "flex h-14 flex-col items-center justify-center gap-0.5 text-12 text-muted"
							: "grid size-9 place-items-center text-muted"
					}
					aria-hidden="true"
				>
					<UserRound size={props.labelled ? 20 : 18} strokeWidth={1.75} />
					{props.labelled && "Account"}
				</span>
			}
		>
			<Menu {...props} />
		</Suspense>
	);
}
