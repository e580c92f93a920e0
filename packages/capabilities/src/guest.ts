export type { AppCapabilityApi, CapabilityOpener } from "./app-capability/guest.ts";
export type { AppearanceApi } from "./appearance/guest.ts";
export type { Appearance, AppearanceWishes } from "./appearance/power.ts";
export type { ClipboardApi } from "./clipboard/guest.ts";
export type { CommandHandler, CommandsApi } from "./commands/guest.ts";
export type { Decorations, DecorationsApi, VisibleRange } from "./decorations/guest.ts";
export type { DecorationColor, DecorationIcon, LineMark, RangeDecoration } from "./decorations/power.ts";
export type { DocumentInfo, DocumentText, EditorApi, Place, SelectedText, Selection } from "./editor/guest.ts";
export type { OpenDocument, Position } from "./editor/guest-document.ts";
export type { DocumentUpdate } from "./editor/guest-mirror.ts";
export type { Line } from "./editor/mirror-text.ts";
export type { TextEdit, TextRange } from "./editor/power.ts";
export type { EventListener, EventsApi } from "./events/guest.ts";
export type { FileChanges, FilesystemApi } from "./filesystem/guest.ts";
export type { FileChange, FileEntry } from "./filesystem/power.ts";
export type { Disposable } from "./guest-channel.ts";
export type { StatusBarApi, ToolbarApi } from "./items/guest.ts";
export type { Json } from "./json.ts";
export type { GuestRealm } from "./lifecycle/guest.ts";
export type { Camera, CameraOptions, MediaApi, MediaEndReason, Microphone, Photo, SoundChunk } from "./media/guest.ts";
export type { FetchOptions, NetworkApi, NetworkResponse } from "./network/guest.ts";
export type { NotificationsApi } from "./notifications/guest.ts";
export type {
	BadgeElement,
	ButtonElement,
	ChartElement,
	CheckboxElement,
	DividerElement,
	EmptyStateElement,
	Gap,
	HeadingElement,
	ImageElement,
	ItemElement,
	LinkElement,
	ListElement,
	MarkdownElement,
	PanelChildren,
	PanelElement,
	ProgressElement,
	RowElement,
	SelectElement,
	StackElement,
	TableElement,
	TextElement,
	TextFieldElement,
	Tone,
	TreeElement,
} from "./panels/elements.ts";
export type { Panel, PanelHandler, PanelsApi } from "./panels/guest.ts";
export type { SettingChanges, SettingsApi, SettingValue } from "./settings/guest.ts";
export { type Api, type Extension, type ExtensionContext, startGuest } from "./start-guest.ts";
export type { ObservedState, StateApi } from "./state/guest.ts";
export type { StorageApi } from "./storage/guest.ts";
export type {
	InputBoxOptions,
	ModalOptions,
	NotificationOptions,
	ProgressOptions,
	ProgressReport,
	QuickPickItem,
	QuickPickOptions,
	UiApi,
} from "./ui/guest.ts";
