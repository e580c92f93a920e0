import { Gavel, LayoutGrid, type LucideIcon, Package, Rocket, SquarePen } from "lucide-react";

export interface Destination {
	readonly to: "/" | "/extensions" | "/my-extensions" | "/developer" | "/review";
	readonly label: string;
	/** For the narrow bar of a phone. */
	readonly short: string;
	readonly icon: LucideIcon;
	readonly keys: string;
	readonly onlyFor?: "moderators";
}

export const destinations: readonly Destination[] = [
	{ to: "/", label: "Editor", short: "Editor", icon: SquarePen, keys: "g e" },
	{ to: "/extensions", label: "Marketplace", short: "Market", icon: LayoutGrid, keys: "g m" },
	{ to: "/my-extensions", label: "My extensions", short: "Mine", icon: Package, keys: "g x" },
	{ to: "/developer", label: "Publish", short: "Publish", icon: Rocket, keys: "g p" },
	{ to: "/review", label: "Review", short: "Review", icon: Gavel, keys: "g r", onlyFor: "moderators" },
];
