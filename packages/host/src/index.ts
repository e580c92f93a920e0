export { createHost } from "./create-host.ts";
export { errors as hostErrors } from "./errors.ts";
export type {
	ExtensionLogLine,
	Host,
	HostActivity,
	HostCommand,
	HostExtension,
	HostExtensionState,
	HostOptions,
	HostPolicy,
	HostProblem,
	HostSetting,
	HostSnapshot,
	HostTrace,
	SideloadedProgram,
	TracedActivation,
	TracedCall,
	TracedLine,
	UpdatePlan,
} from "./host.ts";
export type {
	EditOutcome,
	EditorDocument,
	EditorPower,
	EditorSelection,
	ExtensionIdentity,
	HostPowers,
	Json,
	Notification,
	NotificationLevel,
	PagePower,
	Question,
	StoragePower,
	TextEdit,
	TextRange,
	UiPower,
} from "./powers.ts";
export type { ErrorReport, HostRegistry, InstalledExtension, VersionRecord } from "./registry.ts";
