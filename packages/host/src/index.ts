import "./no-eval.ts";

export type { ComponentName, PanelNode, PanelTree } from "@annex/capabilities/host";

export {
	type AppCapability,
	type AppCapabilitySession,
	appCapability,
	harmlessText,
	memoryStorage,
	pageBroker,
} from "@annex/capabilities/host";
export { grantOf, type PermissionWords, permissionSentence, permissionWords } from "@annex/manifest";
export { type CallSpec, type Contract, call, contract, event } from "@annex/rpc";
export { type WorkerEngine, type WorkerEngineOptions, workerEngine } from "@annex/sandbox";
export { createHost } from "./create-host.ts";
export { askPermissions, type PermissionQuestion } from "./default-ui/ask-permissions.ts";
export { defaultUi } from "./default-ui/default-ui.ts";
export { type ConnectOptions, connectRegistry, type RegistryConnection } from "./embed/connect-registry.ts";
export { type Embedded, type EmbedOptions, embed } from "./embed/embed.ts";
export { registryPort } from "./embed/registry-port.ts";
export type { Token, TokenSource } from "./embed/token-keeper.ts";
export { errors as hostErrors } from "./errors.ts";
export type {
	ExtensionLogLine,
	Host,
	HostActivity,
	HostExtension,
	HostExtensionState,
	HostOptions,
	HostPolicy,
	HostSnapshot,
	HostTrace,
	SideloadedProgram,
	TracedActivation,
	TracedCall,
	TracedLine,
	UpdatePlan,
} from "./host.ts";
export type {
	HostCommand,
	HostKeybinding,
	HostMenuItem,
	HostPanel,
	HostSetting,
	HostStatusItem,
	HostTheme,
	HostToolbarItem,
	OpenPanel,
} from "./host-contributions.ts";
export type { HostProblem } from "./host-problem.ts";
export type { OfflinePower } from "./offline-power.ts";
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
	HostPowers,
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
	PagePower,
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
} from "./powers.ts";
export type {
	AvailableUpdate,
	ErrorReport,
	HostRegistry,
	InstallationChange,
	InstalledExtension,
	OfferedUpdate,
	VersionRecord,
} from "./registry.ts";
export { type Pressed, type PressedKey, shortcutMatcher, strokeOf } from "./shortcuts.ts";
export { browserTabs, type TabsPower } from "./tabs-power.ts";
