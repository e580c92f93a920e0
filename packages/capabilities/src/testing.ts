import { MessageChannel } from "node:worker_threads";
import { AnnexError } from "@annex/errors";
import type { Grant, Setting, SharedEvent, SharedState } from "@annex/manifest";
import { type CallRecord, type Channel, openChannel, type PortLike } from "@annex/rpc";
import { type HandClock, handClock } from "@annex/rpc/testing";
import type { AppCapability } from "./app-capability/host.ts";
import { type AppEvents, appEvents } from "./events/host.ts";
import type { DeclaredItems } from "./items/host.ts";
import { type LiveGrants, liveGrants } from "./live-grants.ts";
import { type Capabilities, openCapabilities, type Powers } from "./open-capabilities.ts";
import type { DeclaredPanel } from "./panels/host.ts";
import { openScope } from "./scope.ts";
import { type KeepSettings, type LiveSettings, liveSettings } from "./settings/live-settings.ts";
import { type Extension, startGuest } from "./start-guest.ts";
import { type SharedStates, sharedStates } from "./state/host.ts";
import { memoryStorage } from "./storage/memory-storage.ts";
import { type MemoryAppearance, memoryAppearance } from "./testing/memory-appearance.ts";
import { memoryClipboard } from "./testing/memory-clipboard.ts";
import { type MemoryDecorations, memoryDecorations } from "./testing/memory-decorations.ts";
import { type MemoryEditor, memoryEditor } from "./testing/memory-editor.ts";
import { type MemoryWorkspace, memoryWorkspace } from "./testing/memory-workspace.ts";
import { type RecordedUi, recordedUi } from "./testing/recorded-ui.ts";

export { panelLines, usePanel } from "./testing/panel-viewer.ts";
export { threadGuest } from "./testing/thread-guest-script.ts";
export {
	type MemoryAppearance,
	type MemoryDecorations,
	type MemoryEditor,
	type MemoryWorkspace,
	memoryAppearance,
	memoryClipboard,
	memoryDecorations,
	memoryEditor,
	memoryWorkspace,
	type RecordedUi,
	recordedUi,
};

/** One extension's capabilities over a real channel, in this process. For tests; contains nothing. */
export interface TestScope extends AsyncDisposable {
	readonly clock: HandClock;
	readonly grants: LiveGrants;
	readonly ui: RecordedUi;
	readonly editor: MemoryEditor;
	readonly appearance: MemoryAppearance;
	readonly decorations: MemoryDecorations;
	readonly events: AppEvents;
	readonly states: SharedStates;
	readonly settings: LiveSettings;
	readonly capabilities: Capabilities;
	/** What the extension logged and reported, in order: `"info: …"`, `"uncaught: …"`. */
	readonly words: readonly string[];
	readonly calls: readonly CallRecord[];
	/** The guest's end when no extension runs: for hostile calls that no SDK would make. */
	readonly guest: Channel;
	/** The host's end. */
	readonly host: Channel;
}

export interface TestScopeOptions {
	readonly id?: string;
	readonly grants?: readonly Grant[];
	readonly commands?: readonly string[];
	/** What the manifest declares under `contributes.settings`. */
	readonly settings?: readonly Setting[];
	/** Keeps changed settings; in memory by default. */
	readonly keepSettings?: KeepSettings;
	/** What the manifest declares under `contributes.panels`. */
	readonly panels?: readonly DeclaredPanel[];
	/** What it declares for the status bar and the toolbar. */
	readonly items?: DeclaredItems;
	/** Hears that panels or items changed. */
	readonly viewsChanged?: () => void;
	readonly powers?: Partial<Powers>;
	readonly events?: AppEvents;
	/** What the manifest declares under `contributes.events`. */
	readonly sharedEvents?: readonly SharedEvent[];
	/** What the manifest declares under `contributes.state`. */
	readonly sharedState?: readonly SharedState[];
	/** Another scope's, to share events and values with it. */
	readonly states?: SharedStates;
	/** What the app adds of its own. */
	readonly capabilities?: readonly AppCapability[];
	/** Hears what goes wrong inside the host; thrown by default. */
	readonly onFault?: (thrown: unknown) => void;
	/** Runs this instead of leaving the guest's end to the test. */
	readonly extension?: Extension;
}

/**
 * Opens the capabilities of one extension. With `extension`, it is activated before the promise resolves.
 *
 * @example
 * await using scope = await openTestScope({ extension, grants: [{ permission: "storage" }] });
 */
export async function openTestScope(options: TestScopeOptions = {}): Promise<TestScope> {
	const { port1, port2 } = new MessageChannel();
	const clock = handClock();
	const grants = liveGrants(options.grants ?? []);
	const calls: CallRecord[] = [];
	const words: string[] = [];
	const ui = recordedUi();
	const editor = memoryEditor();
	const appearance = memoryAppearance();
	const decorations = memoryDecorations();
	const events = options.events ?? appEvents({ "platform:ready": { sticky: true } });
	const states = options.states ?? sharedStates(clock);
	const settings = liveSettings();
	settings.replace(options.settings ?? [], {});
	const keepSettings = options.keepSettings ?? (async () => {});
	const stop = new AbortController();
	const identity = { id: options.id ?? "acme.sample", version: "1.0.0", displayName: "Sample" };

	const host = openChannel({
		port: port1 as unknown as PortLike,
		side: "host",
		clock,
		gate: grants.gate,
		onCall: (record) => calls.push(record),
		...(options.onFault ? { onFault: options.onFault } : {}),
	});
	const scope = openScope({ channel: host, extension: identity, grants, clock, signal: stop.signal });
	const capabilities = openCapabilities(scope, {
		powers: {
			ui,
			editor,
			decorations,
			appearance,
			storage: memoryStorage(),
			panels: { places: { side: { title: "Side" }, bottom: { title: "Bottom" } } },
			statusBar: true,
			toolbar: true,
			...options.powers,
		},
		declaredPanels: options.panels ?? [],
		declaredItems: options.items ?? { statusBar: [], toolbar: [] },
		viewsChanged: options.viewsChanged ?? (() => {}),
		declaredCommands: options.commands ?? [],
		settings: {
			values: settings.values,
			set: (key, value) => settings.change(new Map([[key, value]]), keepSettings),
			onChange: settings.onChange,
		},
		events,
		ownEvents: { declared: options.sharedEvents ?? [] },
		states,
		declaredState: options.sharedState ?? [],
		listener: {
			log: (level, message) => words.push(`${level}: ${message}`),
			error: ({ kind, message }) => words.push(`${kind}: ${message}`),
		},
	});

	for (const own of options.capabilities ?? []) own.open(scope);

	let guest: Channel | undefined;
	let restoreConsole = () => {};
	if (options.extension === undefined) {
		guest = openChannel({ port: port2 as unknown as PortLike, side: "guest" });
	} else {
		restoreConsole = lendConsole();
		startGuest({ ...options.extension }, port2 as unknown as PortLike, { console, addEventListener: () => {} });
		await capabilities.lifecycle.activate({
			extension: { id: identity.id, version: identity.version },
			platformVersion: "2.0.0",
			activatedBy: "onStartup",
			appEvents: [...events.names],
			sharedEvents: (options.sharedEvents ?? []).map(({ name }) => name),
		});
		capabilities.panels?.activated();
	}

	return {
		clock,
		grants,
		ui,
		editor,
		appearance,
		decorations,
		events,
		states,
		settings,
		capabilities,
		words,
		calls,
		host,
		get guest() {
			if (guest === undefined) throw new TypeError("An extension holds the guest's end.");
			return guest;
		},
		async [Symbol.asyncDispose]() {
			const closed = new AnnexError({ code: "extension_closed", message: "The test is over." });
			stop.abort(closed);
			host.close(closed);
			port2.close();
			restoreConsole();
		},
	};
}

const CONSOLE_METHODS = ["debug", "info", "log", "warn", "error"] as const;

/** The extension shares this process and so its console: silent and its own until the returned function is called. */
function lendConsole(): () => void {
	const originals = CONSOLE_METHODS.map((name) => [name, console[name]] as const);
	for (const name of CONSOLE_METHODS) console[name] = () => {};
	return () => {
		for (const [name, original] of originals) console[name] = original;
	};
}
