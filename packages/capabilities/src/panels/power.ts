import type { ExtensionIdentity } from "../scope.ts";
import type { ComponentName } from "./components.ts";

/** A place of the app where extensions' panels may stand. */
export interface PanelPlace {
	/** For people and for the developer tools. */
	readonly title: string;
	/** What may stand there; every component when absent. */
	readonly components?: readonly ComponentName[];
}

/** Where the app has room for panels. It draws them; what they hold comes from the host. */
export interface PanelsPower {
	/** By name: `side`, `bottom`, or a slot of the app's own, such as `invoice.footer`. */
	readonly places: Readonly<Record<string, PanelPlace>>;
	/**
	 * An extension asks to bring a panel into view. The app decides; whoever types should not lose the focus.
	 * Absent: nothing happens.
	 */
	reveal?(asked: { readonly extension: ExtensionIdentity; readonly panel: string; readonly title: string }): void;
}
