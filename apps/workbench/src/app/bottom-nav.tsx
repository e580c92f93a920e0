import { Link } from "@tanstack/react-router";
import { destinations } from "./destinations.ts";
import { LateAccountMenu } from "./late-account-menu.tsx";
import { useSession } from "./session.ts";

/** The same places on a phone, within reach of a thumb. */
export function BottomNav() {
	const { mayReview } = useSession();
	return (
		<nav
			aria-label="Main"
			className="flex shrink-0 items-stretch border-t border-line bg-sunken pb-[env(safe-area-inset-bottom)] sm:hidden"
		>
			{destinations
				.filter((place) => !place.onlyFor || mayReview)
				.map((place) => (
					<Link
						key={place.to}
						to={place.to}
						search={{}}
						activeOptions={{ exact: place.to === "/", includeSearch: false }}
						className="flex h-14 min-w-0 flex-1 flex-col items-center justify-center gap-0.5 text-12 text-muted outline-offset-[-3px] aria-[current=page]:font-medium aria-[current=page]:text-accent-ink"
					>
						<place.icon size={20} strokeWidth={1.75} aria-hidden="true" />
						{place.short}
					</Link>
				))}
			<div className="min-w-0 flex-1">
				<LateAccountMenu side="top" labelled />
			</div>
		</nav>
	);
}
