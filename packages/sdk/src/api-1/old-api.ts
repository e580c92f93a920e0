import type { Api, CommandHandler, Disposable, EventListener, Json } from "@annex/capabilities/guest";
import { fetchResponse } from "./fetch-response.ts";
import type { LateApi } from "./late-api.ts";
import { type OldPanel, type OldPanelOptions, type OldPanelRenderer, oldPanels } from "./old-panels.ts";
import { textOfHtml } from "./read-html.ts";
import type { WarnOnce } from "./warn-once.ts";

/** What `type` of a message may be; anything else counts as `info`. */
export type MessageType = "info" | "success" | "warning" | "error";

/** Platform API 1 as extensions of version 1 know it; see the reference for what each call has become. */
export interface OldApi {
	readonly ui: {
		showMessage(message: string, type?: MessageType): Promise<void>;
		showNotification(message: string, type?: MessageType): Promise<void>;
		showModal(title: string, content?: string): Promise<boolean>;
		createPanel(options?: OldPanelOptions): Promise<OldPanel>;
		registerPanel(id: string, title: string, render: OldPanelRenderer): Promise<OldPanel>;
		registerCommand(id: string, handler: CommandHandler): Promise<Disposable>;
	};
	readonly commands: {
		registerCommand(id: string, handler: CommandHandler): Promise<Disposable>;
		executeCommand(id: string, ...args: Json[]): Promise<Json>;
	};
	readonly storage: {
		get<T extends Json = Json>(key: string): Promise<T | null>;
		set(key: string, value: Json): Promise<void>;
		delete(key: string): Promise<void>;
	};
	readonly network: { fetch(url: string | URL, options?: RequestInit): Promise<Response> };
	readonly clipboard: { read(): Promise<string>; write(text: string): Promise<void> };
	readonly events: {
		on(event: string, handler: EventListener): void;
		once(event: string, handler: EventListener): void;
		off(event: string, handler: EventListener): void;
		emit(event: string, data?: unknown): void;
	};
}

const LEVELS = new Map<unknown, "info" | "warning" | "error">([
	["warning", "warning"],
	["warn", "warning"],
	["error", "error"],
]);

/** Builds version 1 over version 2: it holds nothing that the extension could not call itself. */
export function oldApi(late: LateApi, warn: WarnOnce, registered: (registration: Promise<unknown>) => void): OldApi {
	function notify(message: unknown, type: unknown): Promise<void> {
		const level = LEVELS.get(type) ?? "info";
		return late.ask(async (api) => void (await api.ui.showNotification(clip(String(message), 500), { level })));
	}

	function register(id: string, handler: CommandHandler): Promise<Disposable> {
		const registration = late.ask((api) => api.commands.register(id, handler));
		registered(registration);
		// A promise of its own: version 1 promised none, so who does not wait for it is told of a refusal as uncaught.
		return registration.then((disposable) => disposable);
	}

	const panels = oldPanels(late, (id, ...args) => late.ask((api) => api.commands.execute(id, ...args)));

	return deepFreeze({
		ui: {
			createPanel(options: OldPanelOptions = {}) {
				warn("ui.createPanel");
				return panels.create(options);
			},
			registerPanel(id: string, title: string, render: OldPanelRenderer) {
				warn("ui.registerPanel");
				const registration = panels.register(id, title, render);
				registered(registration);
				return registration.then((panel) => panel);
			},
			showMessage: (message: string, type?: MessageType) => said("ui.showMessage", notify(message, type)),
			showNotification: (message: string, type?: MessageType) => said("ui.showNotification", notify(message, type)),
			showModal(title: string, content = "") {
				warn("ui.showModal");
				const question = { title: clip(String(title), 100), message: clip(plainText(String(content)), 1_000) };
				return late.ask((api) => api.ui.showModal(question));
			},
			registerCommand(id: string, handler: CommandHandler) {
				warn("ui.registerCommand");
				return register(id, handler);
			},
		},
		commands: {
			registerCommand(id: string, handler: CommandHandler) {
				warn("commands.registerCommand");
				return register(id, handler);
			},
			executeCommand(id: string, ...args: Json[]) {
				warn("commands.executeCommand");
				return late.ask((api) => api.commands.execute(id, ...args));
			},
		},
		storage: {
			get<T extends Json = Json>(key: string) {
				warn("storage.get");
				return late.ask(async (api) => (await api.storage.get<T>(key)) ?? null);
			},
			set: (key: string, value: Json) => late.ask((api) => api.storage.set(key, value)),
			delete: (key: string) => late.ask((api) => api.storage.delete(key)),
		},
		network: {
			fetch(url: string | URL, options?: RequestInit) {
				warn("network.fetch");
				return late.ask((api) => fetchResponse(api.network, url, options));
			},
		},
		clipboard: {
			read: () => late.ask((api) => api.clipboard.read()),
			write: (text: string) => late.ask((api) => api.clipboard.write(text)),
		},
		events: {
			on: (event: string, handler: EventListener) => events((own) => own.on(event, handler)),
			once: (event: string, handler: EventListener) => events((own) => own.once(event, handler)),
			off: (event: string, handler: EventListener) => events((own) => own.off(event, handler)),
			emit: (event: string, data?: unknown) => events((own) => own.emit(event, data)),
		},
	});

	function said(call: "ui.showMessage" | "ui.showNotification", shown: Promise<void>): Promise<void> {
		warn(call);
		return shown;
	}

	function events(call: (events: Api["events"]) => unknown): void {
		late.tell((api) => void call(api.events));
	}
}

/** What looks like HTML is read as HTML. */
function plainText(text: string): string {
	return /<[a-z!/]/i.test(text) ? textOfHtml(text) : text;
}

function clip(text: string, max: number): string {
	return text.length > max ? `${text.slice(0, max - 1)}…` : text;
}

function deepFreeze<T extends object>(value: T): T {
	for (const part of Object.values(value)) if (typeof part === "object" && part !== null) deepFreeze(part);
	return Object.freeze(value);
}
