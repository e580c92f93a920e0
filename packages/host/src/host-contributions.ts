import type { PanelTree } from "@annex/capabilities/host";
import type { FontName, MenuLocation, Palette, PaperName, Setting, SettingValue, ThemeBase } from "@annex/manifest";
import type { HostProblem } from "./host-problem.ts";

export interface HostCommand {
	/** `publisher.name/command`: what `executeCommand` takes; unique by construction. */
	readonly id: string;
	readonly extensionId: string;
	/** As the manifest declares it. */
	readonly command: string;
	readonly title: string;
	readonly category?: string;
	/** Under which condition it is in the palette (`whenHolds`); absent = always. */
	readonly when?: string;
}

/** One shortcut of one command. */
export interface HostKeybinding {
	readonly id: string;
	/** What `executeCommand` takes. */
	readonly command: string;
	readonly extensionId: string;
	/** Of the command. */
	readonly title: string;
	/** One stroke or two, with this machine's own keys: `Ctrl+Alt+K`. Empty: the person took it away. */
	readonly keys: string;
	/** By the person, rather than declared by the extension. */
	readonly chosen: boolean;
	/** Where it counts (`whenHolds`); absent = everywhere. */
	readonly when?: string;
	/** Why it has no effect, or not always: the app keeps these keys, or another extension's comes first. */
	readonly yieldsTo?:
		| { readonly kind: "app" }
		| {
				readonly kind: "extension";
				readonly command: string;
				readonly extensionId: string;
				readonly title: string;
				/** Otherwise only where the other's condition holds. */
				readonly always: boolean;
		  };
}

/** One item of a menu that the app draws. */
export interface HostMenuItem {
	readonly id: string;
	readonly extensionId: string;
	readonly location: MenuLocation;
	/** What `executeCommand` takes. */
	readonly command: string;
	readonly title: string;
	/** Items of one group stand together. */
	readonly group: string;
	readonly order: number;
	/** When it is there (`whenHolds`); absent = always. */
	readonly when?: string;
}

/** A theme that somebody may choose; only what this app named, and colours as `#rrggbb` only. */
export interface HostTheme {
	/** `publisher.name/theme`; unique by construction. */
	readonly id: string;
	readonly extensionId: string;
	/** As the manifest has it. */
	readonly label: string;
	readonly base: ThemeBase;
	readonly tokens: Palette;
	readonly fonts: { readonly interface?: FontName; readonly editor?: FontName; readonly code?: FontName };
	readonly paper?: PaperName;
}

/** A panel; its texts are harmless, and the app says whose it is wherever it stands. */
export interface HostPanel {
	/** `publisher.name/panel`: what `openPanel` takes; unique by construction. */
	readonly id: string;
	readonly extensionId: string;
	/** Of the extension; it has to stand wherever the panel does. */
	readonly extensionName: string;
	/** As the manifest declares it. */
	readonly panel: string;
	readonly title: string;
	/** One of `iconNames` of `@annex/manifest`, or a PNG file of the package. */
	readonly icon?: string;
	/** `side`, `bottom` or a slot. */
	readonly location: string;
	/** Whether the app has that place. */
	readonly placed: boolean;
	/** When it is there (`whenHolds`); absent = always. */
	readonly when?: string;
	/** At most eight characters; empty for none. */
	readonly badge: string;
	/**
	 * - `idle`: nobody looks at it
	 * - `starting`: its extension starts, or has not drawn anything yet
	 * - `ready`: there is a tree to draw
	 * - `failed`: `problem` says why there is none
	 */
	readonly state: "idle" | "starting" | "ready" | "failed";
	readonly problem?: HostProblem;
}

/** A panel that somebody looks at. */
export interface OpenPanel {
	/** How it is; absent once its extension is no longer there. */
	read(): HostPanel | undefined;
	/** Calls back after changes of `read` and when `tree` is another. Returns the way to stop. */
	subscribe(listener: () => void): () => void;
	/** What it holds now; absent while its `state` is not `ready`. */
	tree(): PanelTree | undefined;
	/**
	 * Tells the extension what somebody did with a component: `press`, `change`, `submit`, `select`, or `toggle` of an
	 * item. What it changed holds in the tree at once.
	 */
	send(node: string, event: string, value: unknown): void;
	/** A picture of the package, checked. Rejects with `picture_missing`. */
	picture(path: string, signal?: AbortSignal): Promise<Blob>;
	/** Starts its extension again, after it failed for example. Rejects with why it does not run. */
	restart(): Promise<void>;
	close(): void;
}

/** An item of the status bar; its texts are harmless. */
export interface HostStatusItem {
	/** `publisher.name/item` */
	readonly id: string;
	readonly extensionId: string;
	readonly text: string;
	readonly tooltip?: string;
	readonly busy: boolean;
	readonly alignment: "left" | "right";
	readonly priority: number;
	/** What `executeCommand` takes when it is pressed. */
	readonly command?: string;
	/** When it is there (`whenHolds`); absent = always. */
	readonly when?: string;
}

/** A button of the toolbar; its texts are harmless. */
export interface HostToolbarItem {
	/** What `executeCommand` takes when it is pressed. */
	readonly id: string;
	readonly extensionId: string;
	readonly title: string;
	/** One of `iconNames` of `@annex/manifest`. */
	readonly icon: string;
	readonly busy: boolean;
	readonly disabled: boolean;
	/** When it is there (`whenHolds`); absent = always. */
	readonly when?: string;
}

/** One declared setting with what holds for it; in the order in which a form shows them. */
export interface HostSetting extends Setting {
	readonly value: SettingValue;
	/** Chosen rather than the default. */
	readonly chosen: boolean;
}
