import { openChannel, type PortLike } from "@annex/rpc";
import { type CapabilityOpener, capabilityOpener } from "./app-capability/guest.ts";
import { type AppearanceApi, appearanceGuest } from "./appearance/guest.ts";
import { type ClipboardApi, clipboardGuest } from "./clipboard/guest.ts";
import { type CommandsApi, commandsGuest } from "./commands/guest.ts";
import { type DecorationsApi, decorationsGuest } from "./decorations/guest.ts";
import { type EditorApi, editorGuest } from "./editor/guest.ts";
import { type EventsApi, eventsGuest } from "./events/guest.ts";
import { type FilesystemApi, filesystemGuest } from "./filesystem/guest.ts";
import type { Disposable } from "./guest-channel.ts";
import { type StatusBarApi, statusBarGuest, type ToolbarApi, toolbarGuest } from "./items/guest.ts";
import { type Activation, type GuestRealm, lifecycleGuest } from "./lifecycle/guest.ts";
import { type MediaApi, mediaGuest } from "./media/guest.ts";
import { type NetworkApi, networkGuest } from "./network/guest.ts";
import { type NotificationsApi, notificationsGuest } from "./notifications/guest.ts";
import { type PanelsApi, panelsGuest } from "./panels/guest.ts";
import { type SettingsApi, settingsGuest } from "./settings/guest.ts";
import { type StateApi, stateGuest } from "./state/guest.ts";
import { type StorageApi, storageGuest } from "./storage/guest.ts";
import { type UiApi, uiGuest } from "./ui/guest.ts";

/** Everything that an extension can do. Frozen; calls without the needed grant reject with `permission_denied`. */
export interface Api {
	readonly commands: CommandsApi;
	readonly settings: SettingsApi;
	readonly ui: UiApi;
	readonly storage: StorageApi;
	readonly editor: EditorApi;
	readonly decorations: DecorationsApi;
	readonly network: NetworkApi;
	readonly clipboard: ClipboardApi;
	readonly filesystem: FilesystemApi;
	readonly notifications: NotificationsApi;
	readonly appearance: AppearanceApi;
	readonly media: MediaApi;
	readonly state: StateApi;
	readonly events: EventsApi;
	/** What the app adds of its own, typed by its contract: `api.capability<typeof kanban>("kanban")`. */
	readonly capability: CapabilityOpener;
	readonly panels: PanelsApi;
	readonly statusBar: StatusBarApi;
	readonly toolbar: ToolbarApi;
}

/** What an extension learns about itself when it starts. */
export interface ExtensionContext {
	/** Push what has to end with the extension; disposed of in reverse order when it is deactivated. */
	readonly subscriptions: Disposable[];
	readonly extension: { readonly id: string; readonly version: string };
	/** The platform API that the app offers, for example `2.0.0`. */
	readonly platformVersion: string;
	/** The activation event that started it, for example `onStartup`. */
	readonly activatedBy: string;
}

/** What a main module exports, or its default export is. */
export interface Extension {
	activate(api: Api, context: ExtensionContext): void | Promise<void>;
	/** Gets two seconds; subscriptions are disposed of afterwards, also when it throws. */
	deactivate?(): void | Promise<void>;
}

/**
 * Runs one extension over one port: builds its API, then waits for the host to say `activate`.
 *
 * @param main The namespace of the evaluated main module.
 * @param realm Where console lines and uncaught errors come from; the worker's global scope by default.
 */
export function startGuest(
	main: Record<string, unknown>,
	port: PortLike,
	realm: GuestRealm = globalThis as unknown as GuestRealm,
): void {
	const channel = openChannel({
		port,
		side: "guest",
		// What `activate` and `deactivate` throw is reported where it is caught.
		onFault: (thrown, method) => method.startsWith("lifecycle.") || reportError("uncaught", thrown),
	});
	const extension = extensionOf(main);
	const subscriptions: Disposable[] = [];
	let appEvents: ReadonlySet<string> = new Set();
	let sharedEvents: ReadonlySet<string> = new Set();

	const { reportError, log } = lifecycleGuest(channel, realm, { activate, deactivate });
	const api: Api = Object.freeze({
		commands: commandsGuest(channel),
		settings: settingsGuest(channel, (thrown) => reportError("uncaught", thrown)),
		ui: uiGuest(channel),
		storage: storageGuest(channel),
		editor: editorGuest(channel, (thrown) => reportError("uncaught", thrown)),
		decorations: decorationsGuest(channel),
		network: networkGuest(channel),
		clipboard: clipboardGuest(channel),
		filesystem: filesystemGuest(channel),
		notifications: notificationsGuest(channel),
		appearance: appearanceGuest(channel, (thrown) => reportError("uncaught", thrown)),
		capability: capabilityOpener(channel),
		panels: panelsGuest(channel, (thrown) => reportError("uncaught", thrown)),
		statusBar: statusBarGuest(channel),
		toolbar: toolbarGuest(channel),
		media: mediaGuest(channel, (thrown) => reportError("uncaught", thrown)),
		state: stateGuest(channel, (thrown) => reportError("uncaught", thrown)),
		events: eventsGuest(channel, {
			isAppEvent: (name) => appEvents.has(name),
			isShared: (name) => sharedEvents.has(name),
			reserved: reservedEvent,
			onError: (thrown) => (isRefusal(thrown) ? log("warn", [thrown]) : reportError("uncaught", thrown)),
		}),
	});

	async function activate(activation: Activation): Promise<void> {
		appEvents = new Set(activation.appEvents);
		sharedEvents = new Set(activation.sharedEvents);
		if (extension === undefined) throw new Error("The main module exports no activate function.");
		await extension.activate(
			api,
			Object.freeze({
				subscriptions,
				extension: Object.freeze({ id: activation.extension.id, version: activation.extension.version }),
				platformVersion: activation.platformVersion,
				activatedBy: activation.activatedBy,
			}),
		);
	}

	async function deactivate(): Promise<void> {
		try {
			await extension?.deactivate?.();
		} finally {
			for (const subscription of subscriptions.splice(0).reverse()) {
				try {
					subscription.dispose();
				} catch (thrown) {
					reportError("uncaught", thrown);
				}
			}
		}
	}
}

function extensionOf(main: Record<string, unknown>): Extension | undefined {
	for (const candidate of [main, main["default"]]) {
		if (typeof candidate !== "object" || candidate === null) continue;
		if (typeof (candidate as Partial<Extension>).activate === "function") return candidate as Extension;
	}
	return undefined;
}

function reservedEvent(name: string): Error {
	const error = new Error(`The event "${name}" belongs to the platform; only the platform sends it.`);
	return Object.assign(error, { code: "event_reserved" });
}

function isRefusal(thrown: unknown): boolean {
	return thrown instanceof Error && (thrown as { code?: unknown }).code === "permission_denied";
}
