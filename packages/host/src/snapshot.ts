import { coalesce } from "@annex/capabilities/host";
import type { HostContext } from "./context.ts";
import { commandsOf, offeredCommands } from "./contributions.ts";
import type { Entry } from "./entry.ts";
import type { HostExtension, HostSnapshot } from "./host.ts";
import type { HostProblem } from "./host-problem.ts";
import { statusItems, toolbarItems } from "./items.ts";
import { keepIdentity } from "./keep-identity.ts";
import { keybindingsOf } from "./keybindings.ts";
import { menusOf } from "./menus.ts";
import { offeredPanels, panelsOf } from "./panels.ts";
import { settingsOf } from "./settings.ts";
import { offeredThemes, themesOf } from "./themes.ts";

const FIGURES_MS = 250;

/** What the outside sees of the host: built when somebody looks, told of when it changes. */
export interface SnapshotStore {
	read(): HostSnapshot;
	subscribe(listener: () => void): () => void;
	changed(): void;
	figuresMoved(): void;
}

export function snapshotStore(
	context: () => HostContext,
	own: () => { status: HostSnapshot["status"]; problem: HostProblem | undefined },
	{ clock, lifetime }: Pick<HostContext, "clock" | "lifetime">,
): SnapshotStore {
	const listeners = new Set<() => void>();
	let current: HostSnapshot | undefined;
	let stale = true;

	function changed(): void {
		stale = true;
		for (const listener of [...listeners]) listener();
	}

	return {
		read() {
			if (stale || current === undefined) {
				stale = false;
				current = keepIdentity(current, build(context(), own()));
			}
			return current;
		},
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		changed,
		figuresMoved: coalesce(changed, FIGURES_MS, clock, lifetime),
	};
}

function build(
	context: HostContext,
	{ status, problem }: { status: HostSnapshot["status"]; problem: HostProblem | undefined },
): HostSnapshot {
	const trace = context.trace.read();
	return {
		status,
		...(problem ? { problem } : {}),
		extensions: [...context.entries.values()]
			.map((entry) => extensionOf(context, entry))
			.sort((a, b) => a.displayName.localeCompare(b.displayName) || a.id.localeCompare(b.id)),
		commands: offeredCommands(context),
		themes: offeredThemes(context),
		keybindings: keybindingsOf(context),
		menus: menusOf(context),
		panels: offeredPanels(context),
		statusBar: statusItems(context),
		toolbar: toolbarItems(context),
		...(trace ? { trace } : {}),
	};
}

function extensionOf(context: HostContext, entry: Entry): HostExtension {
	const { installed, problem, restart } = entry;
	return {
		id: entry.id,
		version: installed.version,
		displayName: installed.displayName,
		publisher: installed.publisher,
		iconUrl: installed.iconUrl,
		enabled: installed.enabled,
		...(installed.development ? { development: true } : {}),
		state: entry.state,
		...(problem ? { problem } : {}),
		...(restart ? { restartAt: restart.at } : {}),
		requested: installed.requested,
		grants: entry.grants.list(),
		...(entry.update ? { update: entry.update } : {}),
		pinned: installed.pinned ?? false,
		autoUpdate: installed.autoUpdate ?? null,
		heldBack: installed.heldBack ?? [],
		...(entry.rolledBack ? { rolledBack: entry.rolledBack } : {}),
		...(Object.keys(entry.unsaved).length > 0 ? { unsaved: true } : {}),
		contributes: {
			commands: commandsOf(entry),
			settings: settingsOf(entry),
			themes: themesOf(context, entry),
			panels: panelsOf(context, entry),
		},
		activity: entry.statistics.read(),
	};
}
