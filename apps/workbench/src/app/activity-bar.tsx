import { Link, useLocation } from "@tanstack/react-router";
import { Bell, Search } from "lucide-react";
import { useNotifications } from "../features/extension-ui/notifications.ts";
import { IconButton } from "../ui/button.tsx";
import { Tooltip } from "../ui/tooltip.tsx";
import { destinations } from "./destinations.ts";
import { LateAccountMenu } from "./late-account-menu.tsx";
import { usePanels } from "./panels.ts";
import { useSession } from "./session.ts";
import { SideViewButtons } from "./side-view/side-view-buttons.tsx";

/** The narrow bar on the left of wide screens. */
export function ActivityBar() {
	const { mayReview } = useSession();
	const inEditor = useLocation({ select: ({ pathname }) => pathname === "/" });
	const unseen = useNotifications((state) => state.unseen);
	return (
		<header className="hidden w-13 shrink-0 flex-col items-center gap-1 border-r border-line bg-sunken py-2.5 sm:flex">
			<img src="/annex.svg" alt="Annex" className="mb-3 size-7 rounded-control" />
			<nav aria-label="Main" className="flex flex-col gap-1">
				{destinations
					.filter((place) => !place.onlyFor || mayReview)
					.map((place) => (
						<Tooltip key={place.to} label={place.label} keys={place.keys} side="right">
							<Link
								to={place.to}
								search={{}}
								aria-label={place.label}
								activeOptions={{ exact: place.to === "/", includeSearch: false }}
								className="grid size-9 place-items-center rounded-control text-faint transition-colors hover:bg-hover hover:text-ink aria-[current=page]:bg-surface aria-[current=page]:text-accent-ink aria-[current=page]:shadow-control"
							>
								<place.icon size={18} strokeWidth={1.75} aria-hidden="true" />
							</Link>
						</Tooltip>
					))}
			</nav>
			{inEditor && (
				<>
					<hr className="my-1.5 w-5 border-line" />
					<SideViewButtons />
				</>
			)}
			<div className="mt-auto flex flex-col items-center gap-1">
				<Tooltip label="Commands" keys="Mod+K" side="right">
					<IconButton label="Commands" className="size-9" onClick={() => usePanels.getState().open("palette")}>
						<Search size={18} strokeWidth={1.75} />
					</IconButton>
				</Tooltip>
				<Tooltip label="Notifications" keys="n" side="right">
					<IconButton
						label={unseen > 0 ? `Notifications, ${unseen} new` : "Notifications"}
						className="relative size-9"
						onClick={() => useNotifications.getState().show()}
					>
						<Bell size={18} strokeWidth={1.75} />
						{unseen > 0 && (
							<span
								className="absolute top-2 right-2 size-2 rounded-full bg-accent ring-2 ring-sunken"
								aria-hidden="true"
							/>
						)}
					</IconButton>
				</Tooltip>
				<LateAccountMenu />
			</div>
		</header>
	);
}
