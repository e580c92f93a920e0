import { memoryStorage, type StoragePower } from "@annex/capabilities/host";
import { type MemoryEditor, memoryEditor, type RecordedUi, recordedUi } from "@annex/capabilities/testing";
import { grantOf } from "@annex/manifest";
import { type HandClock, handClock } from "@annex/rpc/testing";
import { createHost } from "./create-host.ts";
import type { ExtensionLogLine, Host, HostExtension, HostOptions } from "./host.ts";
import type { HostPowers } from "./powers.ts";
import { loneTab } from "./tabs-power.ts";
import { type MemoryOffline, memoryOffline } from "./testing/memory-offline.ts";
import { type MemoryRegistry, memoryRegistry, type TestManifest } from "./testing/memory-registry.ts";
import { tabGroup } from "./testing/tab-group.ts";
import { type ThreadEngine, threadEngine } from "./testing/thread-engine.ts";

export type { MemoryEditor, MemoryOffline, MemoryRegistry, RecordedUi, TestManifest, ThreadEngine };

export { memoryOffline, tabGroup };

const PATIENCE_MS = 15_000;

/** A whole host in one Node process: real protocol, real capabilities, a thread for each extension, a clock turned by hand. */
export interface TestHost extends Host, AsyncDisposable {
	readonly registry: MemoryRegistry;
	readonly engine: ThreadEngine;
	readonly ui: RecordedUi;
	readonly editor: MemoryEditor;
	readonly storage: StoragePower;
	readonly clock: HandClock;
	readonly logged: readonly ExtensionLogLine[];
	/** @throws when it is not installed. */
	extension(id: string): HostExtension;
	/** Publishes and installs in one step, with every permission it asks for unless `grants` says otherwise. */
	add(
		manifest: TestManifest,
		code: string | Readonly<Record<string, string>>,
		options?: Partial<Parameters<Host["install"]>[1]>,
	): Promise<string>;
	/** Waits for what other threads do. Rejects when it does not come true within fifteen real seconds. */
	until(holds: () => boolean): Promise<void>;
	/** Waits until the extension is in this state. */
	reaches(id: string, state: HostExtension["state"]): Promise<void>;
}

/** What differs from the usual test host; powers are put in front of its own. */
export type TestHostOptions = Partial<Omit<HostOptions, "powers" | "registry">> & {
	readonly powers?: Partial<HostPowers>;
	/** Another host's, to be the next page or another tab of the same person. */
	readonly registry?: MemoryRegistry;
};

/**
 * Opens a host for tests and starts it.
 *
 * @example
 * await using host = await openTestHost();
 * const id = await host.add({ name: "hello", activationEvents: ["onStartup"] }, "export function activate() {}");
 * await host.reaches(id, "active");
 */
export async function openTestHost(options: TestHostOptions = {}): Promise<TestHost> {
	const registry = options.registry ?? memoryRegistry();
	const engine = threadEngine();
	const ui = recordedUi();
	const editor = memoryEditor();
	const storage = memoryStorage();
	const clock = handClock();
	const logged: ExtensionLogLine[] = [];
	const host = createHost({
		registry,
		engine,
		platformVersion: "2.0.0",
		clock,
		// A clock that jumps would make every extension look silent; tests of the watchdog say that somebody looks.
		page: { hidden: () => true, onReturn: () => () => {} },
		tabs: loneTab,
		log: (line) => logged.push(line),
		...options,
		powers: { ui, editor, storage, ...options.powers },
	});
	await host.start();

	function extension(id: string): HostExtension {
		const found = host.snapshot().extensions.find((each) => each.id === id);
		if (found === undefined) throw new TypeError(`${id} is not installed.`);
		return found;
	}

	async function until(holds: () => boolean): Promise<void> {
		const deadline = performance.now() + PATIENCE_MS;
		while (!holds()) {
			if (performance.now() > deadline) {
				const states = host.snapshot().extensions.map(({ id, state, problem }) => ({ id, state, problem }));
				throw new Error(`It did not come true: ${holds}\n${JSON.stringify(states)}\n${JSON.stringify(logged)}`);
			}
			await new Promise((turn) => setImmediate(turn));
		}
	}

	return {
		...host,
		registry,
		engine,
		ui,
		editor,
		storage,
		clock,
		logged,
		extension,
		until,
		reaches: (id, state) => until(() => extension(id).state === state),
		async add(manifest, code, options = {}) {
			const files = typeof code === "string" ? { "main.js": code } : code;
			const id = registry.publish({ manifest, files });
			const version = String(manifest["version"] ?? "1.0.0");
			const asked = (await registry.version(id, version)).permissions;
			const grants = asked.map(grantOf);
			await host.install(id, { version, grants, ...options });
			return id;
		},
		async [Symbol.asyncDispose]() {
			host.dispose();
			await until(() => engine.running.length === 0);
		},
	};
}
