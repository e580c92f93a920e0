import { sharedStates } from "@annex/capabilities/host";
import { realClock } from "@annex/rpc";
import { createWatchdog } from "@annex/sandbox";
import { activate } from "./activate.ts";
import { executeCommand, wakeOnStartup } from "./activation-events.ts";
import { openAppEvents } from "./app-events.ts";
import { browserPage } from "./browser-page.ts";
import { bundleKeeper } from "./bundle-keeper.ts";
import { openBundles } from "./bundles.ts";
import { defaultPolicy, entryOf, type HostContext } from "./context.ts";
import { cancelRestart } from "./crash-policy.ts";
import { errors } from "./errors.ts";
import { wakeOnEvents } from "./event-wake.ts";
import { setGrants } from "./grant.ts";
import type { Host, HostOptions, HostSnapshot } from "./host.ts";
import { install } from "./install.ts";
import { setKeybinding } from "./keybindings.ts";
import { openMemory } from "./memory.ts";
import { openPanel } from "./panels.ts";
import { registrySync } from "./registry-sync.ts";
import { revoke } from "./revoke.ts";
import { restart, setEnabled } from "./set-enabled.ts";
import { setSettings } from "./settings.ts";
import { sideload, unload } from "./sideload.ts";
import { openSideloads } from "./sideloads.ts";
import { snapshotStore } from "./snapshot.ts";
import { browserTabs } from "./tabs-power.ts";
import { tellOthers } from "./tell-others.ts";
import { openTrace } from "./trace.ts";
import { failedForGood } from "./trial.ts";
import { uninstall } from "./uninstall.ts";
import { planUpdate, update } from "./update.ts";
import { updateChecks } from "./updates.ts";
import { setUpkeep } from "./upkeep.ts";
import { platformApi1Loader } from "./with-api-1.ts";

/**
 * Makes the trusted half for one page. Nothing happens before `start`.
 *
 * @example
 * const host = createHost({ registry, engine, powers: { ui, editor, storage }, platformVersion: "2.0.0" });
 * await host.start();
 */
export function createHost(options: HostOptions): Host {
	const { clock = realClock, powers } = options;
	const disposal = new AbortController();
	const lifetime = disposal.signal;
	let status: HostSnapshot["status"] = "idle";
	const tabs = options.tabs ?? browserTabs();

	const page = options.page ?? browserPage();
	const policy = { ...defaultPolicy, ...options.policy };

	const bundles = openBundles(options.registry, options.offline);
	const sideloads = openSideloads(tellOthers({ registry: options.registry, file: bundles.file, tabs }));
	const log = options.log ?? (() => {});

	const context: HostContext = {
		registry: sideloads.registry,
		engine: options.engine,
		powers,
		capabilities: options.capabilities ?? [],
		platformVersion: options.platformVersion,
		...(options.platformApi1 ? { platformApi1: platformApi1Loader(options.platformApi1) } : {}),
		clock,
		policy,
		page,
		watchdog: createWatchdog({
			clock,
			suspended: () => page.hidden(),
			lateMs: policy.lateMs,
			deadMs: policy.unresponsiveMs,
		}),
		events: openAppEvents(options.appEvents ?? {}, powers, clock, lifetime),
		states: sharedStates(clock),
		log(line) {
			context.trace.line(line, clock.now());
			log(line);
		},
		trace: openTrace(
			() => clock.now(),
			() => store.figuresMoved(),
		),
		entries: new Map(),
		removals: new Set(),
		viewers: new Map(),
		lifetime,
		activate: (entry, event) => activate(context, entry, event),
		changed: () => store.changed(),
		figuresMoved: () => store.figuresMoved(),
		refresh: () => sync.refresh(),
		bundles,
		offline: options.offline,
		tabs,
		automaticUpdates: options.automaticUpdates ?? (() => false),
		failedForGood: (entry, why) => failedForGood(context, entry, why),
		changedOffline: () => void memory.remember().then(() => tabs.tell()),
		synchronised() {
			void memory.remember();
			keepBundles();
		},
	};
	const memory = openMemory(context);
	const keepBundles = bundleKeeper(context);
	const checks = updateChecks(context);
	const sync = registrySync(context);
	const store = snapshotStore(
		() => context,
		() => ({ status, problem: sync.problem }),
		context,
	);

	function alive(): HostContext {
		if (lifetime.aborted) throw errors.host_disposed();
		return context;
	}

	return {
		async start() {
			alive();
			if (status !== "idle") return;
			status = "starting";
			context.engine.warm(1);
			context.changed();
			// Without the registry there is nothing to run yet; it is asked again by itself.
			await memory.recall();
			await context.refresh().catch(() => {});
			if (lifetime.aborted) return;
			status = "ready";
			wakeOnEvents(context);
			sync.keepUp();
			checks.keepUp();
			const stop = tabs.onTold(() => void memory.recallChanges().then(() => context.refresh().catch(() => {})));
			lifetime.addEventListener("abort", stop, { once: true });
			for (const entry of context.entries.values()) wakeOnStartup(context, entry);
			context.events.publish("platform:ready", null);
			context.changed();
		},
		subscribe: store.subscribe,
		snapshot: store.read,
		install: async (id, how) => install(alive(), id, how),
		planUpdate: async (id, version) => planUpdate(alive(), entryOf(context, id), version),
		update: async (id, version, how) => update(alive(), entryOf(context, id), version, how),
		setUpkeep: async (id, upkeep) => setUpkeep(alive(), entryOf(context, id), upkeep),
		checkForUpdates: async () => {
			alive();
			await checks.check();
		},
		setEnabled: async (id, enabled) => setEnabled(alive(), entryOf(context, id), enabled),
		setGrants: async (id, grants) => setGrants(alive(), entryOf(context, id), grants),
		revoke: async (id, permission) => revoke(alive(), entryOf(context, id), permission),
		setSettings: async (id, changes) => setSettings(alive(), entryOf(context, id), changes),
		setKeybinding: async (id, command, keys) => setKeybinding(alive(), entryOf(context, id), command, keys),
		restart: async (id) => restart(alive(), entryOf(context, id)),
		uninstall: async (id) => uninstall(alive(), entryOf(context, id)),
		sideload: async (program, how) => sideload(alive(), sideloads, program, how),
		unload: async (id) => unload(alive(), sideloads, entryOf(context, id)),
		trace() {
			const stop = alive().trace.look();
			store.changed();
			return () => {
				stop();
				store.changed();
			};
		},
		executeCommand: async (id, ...args) => executeCommand(alive(), id, args),
		openPanel: (id) => openPanel(alive(), id, store),
		publish: (event, payload = null) => alive().events.publish(event, payload as never),
		readState: (name) => context.states.read(name),
		observeState: (name, listener) => context.states.observe(name, listener),
		refresh: async () => alive().refresh(),
		async identityChanged() {
			alive();
			await sync.forget();
			await memory.forget();
			await context.refresh();
			await checks.check();
		},
		dispose() {
			if (lifetime.aborted) return;
			const reason = errors.host_disposed();
			disposal.abort(reason);
			for (const entry of context.entries.values()) {
				cancelRestart(context, entry);
				entry.activation?.abort(reason);
				entry.session?.end(reason);
			}
			context.engine.dispose();
			status = "disposed";
			store.changed();
		},
	};
}
