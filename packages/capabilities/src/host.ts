export { type AppCapability, type AppCapabilitySession, appCapability } from "./app-capability/host.ts";
export { appearanceHost } from "./appearance/host.ts";
export type { Appearance, AppearancePower, AppearanceWishes } from "./appearance/power.ts";
export type { ClipboardPower } from "./clipboard/power.ts";
export { coalesce } from "./coalesce.ts";
export { type CommandSession, openCommands } from "./commands/host.ts";
export type {
	DecorationColor,
	DecorationIcon,
	DecorationsPower,
	LineMark,
	RangeDecoration,
} from "./decorations/power.ts";
export { editorHost } from "./editor/host.ts";
export type {
	DocumentChange,
	EditOutcome,
	EditorDocument,
	EditorPower,
	EditorSelection,
	TextEdit,
	TextRange,
} from "./editor/power.ts";
export { type AppEvent, type AppEvents, appEvents, type OwnEvents, type PublishedEvent } from "./events/host.ts";
export type { FileChange, FileEntry, FileOutcome, FilesPower } from "./filesystem/power.ts";
export { harmlessText } from "./harmless-text.ts";
export { type HostHalf, notOffered } from "./host-half.ts";
export type { DeclaredItems, ItemSession, ItemState } from "./items/host.ts";
export type { Json } from "./json.ts";
export type { KeybindingsPower } from "./keybindings/power.ts";
export { type LifecycleListener, openLifecycle } from "./lifecycle/host.ts";
export { type LiveGrants, liveGrants } from "./live-grants.ts";
export type { CameraFeed, MediaEnd, MediaFrame, MediaPower, MicrophoneFeed } from "./media/power.ts";
export type { MenusPower } from "./menus/power.ts";
export { networkHost } from "./network/host.ts";
export { pageBroker } from "./network/page-broker.ts";
export type { NetworkAnswer, NetworkPower, NetworkRequest } from "./network/power.ts";
export type { NotificationsPower, SystemNotification } from "./notifications/power.ts";
export { type Capabilities, offeredCapabilities, openCapabilities, type Powers } from "./open-capabilities.ts";
export { type ComponentName, type ComponentProperties, componentNames } from "./panels/components.ts";
export type { DeclaredPanel, PanelRun, PanelSession } from "./panels/host.ts";
export type { PanelNode, PanelTree } from "./panels/panel-tree.ts";
export type { PanelPlace, PanelsPower } from "./panels/power.ts";
export { type ExtensionIdentity, openScope, type Scope } from "./scope.ts";
export type { OwnSettings } from "./settings/host.ts";
export { type LiveSettings, liveSettings } from "./settings/live-settings.ts";
export { type SeenState, type SharedStates, sharedStates } from "./state/host.ts";
export { storageHost } from "./storage/host.ts";
export { memoryStorage } from "./storage/memory-storage.ts";
export type { StoragePower } from "./storage/power.ts";
export { uiHost } from "./ui/host.ts";
export type {
	Choice,
	Notification,
	NotificationLevel,
	Progress,
	Question,
	TextQuestion,
	UiPower,
} from "./ui/power.ts";
