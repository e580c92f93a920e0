import type {
	AppearancePower,
	ClipboardPower,
	DecorationsPower,
	EditorPower,
	FilesPower,
	KeybindingsPower,
	MediaPower,
	MenusPower,
	NetworkPower,
	NotificationsPower,
	PanelsPower,
	StoragePower,
	UiPower,
} from "@annex/capabilities/host";
import type { ThemeTokens } from "@annex/manifest";

export type {
	Appearance,
	AppearancePower,
	AppearanceWishes,
	CameraFeed,
	Choice,
	ClipboardPower,
	DecorationColor,
	DecorationIcon,
	DecorationsPower,
	DocumentChange,
	EditOutcome,
	EditorDocument,
	EditorPower,
	EditorSelection,
	ExtensionIdentity,
	FileChange,
	FileEntry,
	FileOutcome,
	FilesPower,
	Json,
	KeybindingsPower,
	LineMark,
	MediaEnd,
	MediaFrame,
	MediaPower,
	MenusPower,
	MicrophoneFeed,
	NetworkAnswer,
	NetworkPower,
	NetworkRequest,
	Notification,
	NotificationLevel,
	NotificationsPower,
	PanelPlace,
	PanelsPower,
	Progress,
	Question,
	RangeDecoration,
	SeenState,
	StoragePower,
	SystemNotification,
	TextEdit,
	TextQuestion,
	TextRange,
	UiPower,
} from "@annex/capabilities/host";

/**
 * What the app lends to extensions, brokered by permission. A power left out is a capability not offered:
 * calls to it reject with `capability_not_offered`, and extensions that require it do not start.
 */
export interface HostPowers {
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
	readonly appearance?: AppearancePower;
	/** The colours that themes of extensions may set here, `platformThemeTokens` for example; absent: no themes. */
	readonly themes?: ThemeTokens;
	readonly keybindings?: KeybindingsPower;
	readonly menus?: MenusPower;
	readonly media?: MediaPower;
	/** Where panels may stand: `side`, `bottom` and slots of the app's own. The app draws them (`host.openPanel`). */
	readonly panels?: PanelsPower;
	/** The app draws `snapshot().statusBar`. */
	readonly statusBar?: boolean;
	/** The app draws `snapshot().toolbar`. */
	readonly toolbar?: boolean;
}

/** The page around the host: when nobody looks, nobody is polled and no guest is called unresponsive. */
export interface PagePower {
	hidden(): boolean;
	/** Calls back when the page gains focus or becomes visible. Returns the way to stop. */
	onReturn(listener: () => void): () => void;
}
