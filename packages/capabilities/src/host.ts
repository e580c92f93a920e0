export type {
	EditOutcome,
	EditorDocument,
	EditorPower,
	EditorSelection,
	TextEdit,
	TextRange,
} from "./editor/power.ts";
export type { ExtensionIdentity } from "./scope.ts";
export type { Json, StoragePower } from "./storage/power.ts";
export type { Notification, NotificationLevel, Question, UiPower } from "./ui/power.ts";
