import type { SharedState, ThemeTokens } from "@annex/manifest";
import type { Client } from "@annex/rpc";
import { appearance } from "./appearance/contract.ts";
import { appearanceHost } from "./appearance/host.ts";
import type { AppearancePower } from "./appearance/power.ts";
import { clipboard } from "./clipboard/contract.ts";
import { clipboardHost } from "./clipboard/host.ts";
import type { ClipboardPower } from "./clipboard/power.ts";
import { type CommandSession, openCommands } from "./commands/host.ts";
import { decorations } from "./decorations/contract.ts";
import { decorationsHost } from "./decorations/host.ts";
import type { DecorationsPower } from "./decorations/power.ts";
import { editor } from "./editor/contract.ts";
import { editorHost } from "./editor/host.ts";
import type { EditorPower } from "./editor/power.ts";
import type { AppEvents, OwnEvents } from "./events/host.ts";
import { filesystem } from "./filesystem/contract.ts";
import { filesystemHost } from "./filesystem/host.ts";
import type { FilesPower } from "./filesystem/power.ts";
import { notOffered } from "./host-half.ts";
import { statusBar, toolbar } from "./items/contract.ts";
import { type DeclaredItems, type ItemSession, openItems } from "./items/host.ts";
import type { KeybindingsPower } from "./keybindings/power.ts";
import type { lifecycle } from "./lifecycle/contract.ts";
import { type LifecycleListener, openLifecycle } from "./lifecycle/host.ts";
import { media } from "./media/contract.ts";
import { mediaHost } from "./media/host.ts";
import type { MediaPower } from "./media/power.ts";
import type { MenusPower } from "./menus/power.ts";
import { network } from "./network/contract.ts";
import { networkHost } from "./network/host.ts";
import type { NetworkPower } from "./network/power.ts";
import { notifications } from "./notifications/contract.ts";
import { notificationsHost } from "./notifications/host.ts";
import type { NotificationsPower } from "./notifications/power.ts";
import { panels } from "./panels/contract.ts";
import { type DeclaredPanel, openPanels, type PanelSession } from "./panels/host.ts";
import type { PanelsPower } from "./panels/power.ts";
import type { Scope } from "./scope.ts";
import { type OwnSettings, openSettings } from "./settings/host.ts";
import type { SharedStates } from "./state/host.ts";
import { storage } from "./storage/contract.ts";
import { storageHost } from "./storage/host.ts";
import type { StoragePower } from "./storage/power.ts";
import { uiHost } from "./ui/host.ts";
import type { UiPower } from "./ui/power.ts";

/** What the app lends. A power left out makes its calls reject with `capability_not_offered`. */
export interface Powers {
	readonly ui: UiPower;
	readonly storage?: StoragePower;
	readonly editor?: EditorPower;
	/** Counts only beside `editor`. */
	readonly decorations?: DecorationsPower;
	readonly network?: NetworkPower;
	readonly clipboard?: ClipboardPower;
	/** The app's own, virtual files; never those of the machine. */
	readonly files?: FilesPower;
	readonly notifications?: NotificationsPower;
	readonly appearance?: AppearancePower | undefined;
	/** The colours that contributed themes may set; no calls, so nothing is served for it. */
	readonly themes?: ThemeTokens;
	readonly keybindings?: KeybindingsPower;
	readonly menus?: MenusPower;
	readonly media?: MediaPower;
	/** Absent: the app has no room for panels. */
	readonly panels?: PanelsPower;
	/** The app draws the host's `snapshot().statusBar`. */
	readonly statusBar?: boolean;
	/** The app draws the host's `snapshot().toolbar`. */
	readonly toolbar?: boolean;
}

/** What the host drives in one running extension. */
export interface Capabilities {
	readonly commands: CommandSession;
	readonly lifecycle: Client<typeof lifecycle.callbacks>;
	/** Absent where the app has no room for panels. */
	readonly panels: PanelSession | undefined;
	readonly items: ItemSession;
}

/** Names of the capabilities that an app with these powers offers, as a manifest's `requires` spells them. */
export function offeredCapabilities(powers: Powers): readonly string[] {
	return [
		"commands",
		"events",
		"settings",
		"state",
		"ui",
		...(powers.storage ? ["storage"] : []),
		...(powers.editor ? ["editor"] : []),
		...(powers.editor && powers.decorations ? ["decorations"] : []),
		...(powers.network ? ["network"] : []),
		...(powers.clipboard ? ["clipboard"] : []),
		...(powers.files ? ["filesystem"] : []),
		...(powers.notifications ? ["notifications"] : []),
		...(powers.appearance ? ["appearance"] : []),
		...(powers.themes ? ["themes"] : []),
		...(powers.keybindings ? ["keybindings"] : []),
		...(powers.menus ? ["menus"] : []),
		...(powers.media ? ["media"] : []),
		...(powers.panels ? ["panels", ...Object.keys(powers.panels.places).map((place) => `panels.${place}`)] : []),
		...(powers.statusBar ? ["statusBar"] : []),
		...(powers.toolbar ? ["toolbar"] : []),
	];
}

/** Serves every capability to one extension. */
export function openCapabilities(
	scope: Scope,
	parts: {
		readonly powers: Powers;
		readonly declaredCommands: readonly string[];
		readonly settings: OwnSettings;
		readonly events: AppEvents;
		readonly ownEvents?: OwnEvents;
		readonly states: SharedStates;
		/** The manifest's `contributes.state`. */
		readonly declaredState: readonly SharedState[];
		readonly listener: LifecycleListener;
		readonly declaredPanels: readonly DeclaredPanel[];
		readonly declaredItems: DeclaredItems;
		/** Panels, or items of the status bar or toolbar, are no longer what they were; trees say so themselves. */
		readonly viewsChanged: () => void;
	},
): Capabilities {
	const { powers } = parts;
	uiHost(powers.ui).open(scope);
	(powers.storage ? storageHost(powers.storage) : notOffered(storage)).open(scope);
	(powers.editor ? editorHost(powers.editor) : notOffered(editor)).open(scope);
	(powers.editor && powers.decorations
		? decorationsHost(powers.decorations, powers.editor)
		: notOffered(decorations)
	).open(scope);
	(powers.network ? networkHost(powers.network) : notOffered(network)).open(scope);
	(powers.files ? filesystemHost(powers.files) : notOffered(filesystem)).open(scope);
	(powers.clipboard ? clipboardHost(powers.clipboard) : notOffered(clipboard)).open(scope);
	(powers.notifications ? notificationsHost(powers.notifications) : notOffered(notifications)).open(scope);
	(powers.appearance ? appearanceHost(powers.appearance) : notOffered(appearance)).open(scope);
	(powers.media ? mediaHost(powers.media) : notOffered(media)).open(scope);
	parts.events.open(scope, parts.ownEvents);
	parts.states.open(scope, parts.declaredState);
	openSettings(scope, parts.settings);
	if (!powers.panels) notOffered(panels).open(scope);
	if (!powers.statusBar) notOffered(statusBar).open(scope);
	if (!powers.toolbar) notOffered(toolbar).open(scope);
	return {
		panels: powers.panels && openPanels(scope, powers.panels, parts.declaredPanels, parts.viewsChanged),
		items: openItems(scope, powers, parts.declaredItems, parts.viewsChanged),
		commands: openCommands(scope, parts.declaredCommands),
		lifecycle: openLifecycle(scope, parts.listener),
	};
}
