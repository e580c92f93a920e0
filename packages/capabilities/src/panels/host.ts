import { AnnexError } from "@annex/errors";
import { errors } from "../errors.ts";
import { harmlessText } from "../harmless-text.ts";
import type { Scope } from "../scope.ts";
import { type ComponentName, componentNames } from "./components.ts";
import { panels } from "./contract.ts";
import { panelLimits } from "./limits.ts";
import { GuardedTree, type PanelTree } from "./panel-tree.ts";
import type { PanelsPower } from "./power.ts";

/** A panel as the manifest declares it, or as the extension added it. */
export interface DeclaredPanel {
	readonly id: string;
	readonly title: string;
	readonly icon?: string;
	readonly location: string;
	readonly when?: string;
}

/** One panel of a running extension. */
export interface PanelRun {
	readonly declared: DeclaredPanel;
	readonly title: string;
	readonly badge: string;
	/** Absent until the extension has drawn something, and after it was refused. */
	readonly tree: PanelTree | undefined;
	/** Why there is nothing to see; the code is stable, the words are harmless. */
	readonly problem: AnnexError | undefined;
}

/** The panels of one running extension. */
export interface PanelSession {
	readonly runs: ReadonlyMap<string, PanelRun>;
	/** Somebody looks at it: the extension is told, and from the first time on fills it. */
	show(panel: string): void;
	/** Nobody looks any more. */
	hide(panel: string): void;
	/** `activate` has resolved: whoever has not registered by now has forgotten to. */
	activated(): void;
	/** Somebody used a component. What is no longer there is not told of. */
	happened(panel: string, node: string, event: string, value: unknown): void;
}

interface Run {
	declared: DeclaredPanel;
	created: boolean;
	registered: boolean;
	/** Counts registrations and their ends: what an earlier one did not do is nothing of a later one's. */
	turn: number;
	shown: boolean;
	title: string;
	badge: string;
	tree: GuardedTree | undefined;
	/** The tree was dropped without the guest's doing, who goes on from it until it is told. */
	emptied: boolean;
	problem: AnnexError | undefined;
}

/** Serves `panels` to one extension. `changed` is called whenever a run changed, its tree's own changes excepted. */
export function openPanels(
	scope: Scope,
	power: PanelsPower,
	declared: readonly DeclaredPanel[],
	changed: () => void,
): PanelSession {
	const runs = new Map(declared.map((each) => [each.id, runOf(each, false)]));
	const guest = scope.client(panels.name, panels.callbacks);
	/** What somebody looks at, also before the extension adds it. */
	const viewed = new Set<string>();
	let activated = false;

	function find(panel: string): Run {
		const run = runs.get(panel);
		if (run === undefined) throw errors.panel_unknown(panel);
		return run;
	}

	function filled(panel: string): Run {
		const run = find(panel);
		if (!run.registered) throw errors.panel_not_registered(panel);
		return run;
	}

	function allowedAt(location: string): ReadonlySet<ComponentName> | undefined {
		const place = Object.hasOwn(power.places, location) ? power.places[location] : undefined;
		return place?.components && new Set(componentNames.filter((name) => place.components?.includes(name)));
	}

	function fail(run: Run, thrown: unknown): void {
		if (scope.signal.aborted) return;
		run.tree = undefined;
		const said =
			thrown instanceof AnnexError ? thrown : new AnnexError({ code: "panel_failed", message: "It failed." });
		// These may be the extension's own words, and a person will read them.
		const message = harmlessText(said.message, { max: 500, lines: "many" });
		run.problem = new AnnexError({ code: said.code, message, fix: said.fix, status: said.status });
		changed();
	}

	function tellShown(panel: string, run: Run): void {
		const { turn } = run;
		guest.show({ panel }).catch((thrown) => {
			if (run.turn !== turn) return;
			run.emptied = run.tree !== undefined;
			fail(run, thrown);
		});
	}

	scope.serve(panels, {
		register({ panel }) {
			const run = find(panel);
			if (run.registered) throw errors.panel_already_registered(panel);
			Object.assign(run, { registered: true, turn: run.turn + 1, emptied: false, problem: undefined });
			if (run.shown) tellShown(panel, run);
			changed();
			return null;
		},
		create({ panel, title, location }) {
			if (runs.has(panel)) throw errors.panel_already_registered(panel);
			if (!Object.hasOwn(power.places, location)) throw errors.panel_location_unknown(location);
			const created = [...runs.values()].filter((run) => run.created).length;
			if (created >= panelLimits.created) throw errors.panel_limit(panelLimits.created);
			const harmless = harmlessText(title, { max: 80, lines: "one" });
			const shown = viewed.has(panel);
			const run = { ...runOf({ id: panel, title: harmless, location }, true), registered: true, shown };
			runs.set(panel, run);
			if (shown) tellShown(panel, run);
			changed();
			return null;
		},
		unregister({ panel }) {
			const run = find(panel);
			run.turn += 1;
			if (run.created) runs.delete(panel);
			else Object.assign(run, { registered: false, tree: undefined, title: run.declared.title, badge: "" });
			changed();
			return null;
		},
		mutate({ panel, records }) {
			const run = filled(panel);
			if (run.emptied) {
				run.emptied = false;
				throw errors.panel_tree_invalid("the panel was emptied meanwhile, because it failed");
			}
			const fresh = run.tree === undefined;
			run.tree ??= new GuardedTree(allowedAt(run.declared.location));
			try {
				run.tree.apply(records);
			} catch (thrown) {
				fail(run, thrown);
				throw thrown;
			}
			run.problem = undefined;
			if (fresh) changed();
			return null;
		},
		describe({ panel, title, badge }) {
			const run = find(panel);
			if (title !== undefined) run.title = harmlessText(title, { max: 80, lines: "one" });
			if (badge !== undefined) run.badge = harmlessText(badge, { max: 8, lines: "one" });
			changed();
			return null;
		},
		reveal({ panel }) {
			const run = find(panel);
			power.reveal?.({ extension: scope.extension, panel, title: run.title });
			return null;
		},
	});

	return {
		runs,
		show(panel) {
			viewed.add(panel);
			const run = runs.get(panel);
			if (run === undefined || run.shown) return;
			run.shown = true;
			if (run.registered) tellShown(panel, run);
			else if (activated) fail(run, errors.panel_not_registered(panel));
		},
		hide(panel) {
			viewed.delete(panel);
			const run = runs.get(panel);
			if (run?.shown !== true) return;
			run.shown = false;
			if (run.registered) guest.hide({ panel }).catch(() => {});
		},
		activated() {
			activated = true;
			for (const [panel, run] of runs) {
				if (run.shown && !run.registered) fail(run, errors.panel_not_registered(panel));
			}
		},
		happened(panel, node, event, value) {
			if (runs.get(panel)?.tree?.changedByPerson(node, event, value) !== true) return;
			guest.happened({ panel, node, event, value }).catch(() => {});
		},
	};
}

function runOf(declared: DeclaredPanel, created: boolean): Run {
	const { title } = declared;
	return {
		declared,
		created,
		registered: false,
		turn: 0,
		shown: false,
		title,
		badge: "",
		tree: undefined,
		emptied: false,
		problem: undefined,
	};
}
