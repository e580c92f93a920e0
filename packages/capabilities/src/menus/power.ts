import type { MenuLocation } from "@annex/manifest";

/** An app that draws menus lends this; the host then says in its snapshot what stands in them. */
export interface MenusPower {
	/** Those that this app draws; items for others are left out. */
	readonly locations: readonly MenuLocation[];
}
