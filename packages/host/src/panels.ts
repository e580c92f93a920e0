import { harmlessText, type PanelNode, type PanelRun, type PanelTree } from "@annex/capabilities/host";
import { activate } from "./activate.ts";
import { obstacle } from "./availability.ts";
import { entryOf, type HostContext } from "./context.ts";
import { type Entry, problemOf } from "./entry.ts";
import { errors } from "./errors.ts";
import type { HostPanel, OpenPanel } from "./host-contributions.ts";
import type { HostProblem } from "./host-problem.ts";
import { packagePicture } from "./package-picture.ts";
import { restart } from "./set-enabled.ts";

/** Panels of an extension, those included that it added while running, wherever they want to stand. */
export function panelsOf(context: HostContext, entry: Entry): readonly HostPanel[] {
	const runs = entry.session?.capabilities.panels?.runs;
	const declared = (entry.manifest?.contributes.panels ?? []).map((each) => runs?.get(each.id)?.declared ?? each);
	const created = [...(runs?.values() ?? [])]
		.map((run) => run.declared)
		.filter(({ id }) => !declared.some((each) => each.id === id));
	return [...declared, ...created].map(({ id: panel, title, icon, location, when }) => {
		const run = runs?.get(panel);
		const problem = problemWith(entry, run);
		return {
			id: `${entry.id}/${panel}`,
			extensionId: entry.id,
			extensionName: harmlessText(entry.installed.displayName, { max: 60, lines: "one" }),
			panel,
			title: run?.title ?? title,
			...(icon === undefined ? {} : { icon }),
			location,
			...(when === undefined ? {} : { when }),
			placed: Object.hasOwn(context.powers.panels?.places ?? {}, location),
			badge: run?.badge ?? "",
			state: problem
				? "failed"
				: run?.tree
					? "ready"
					: context.viewers.has(`${entry.id}/${panel}`)
						? "starting"
						: "idle",
			...(problem ? { problem } : {}),
		};
	});
}

/** The panels that the app has a place for and whose extension may run, in the order of the extensions' names. */
export function offeredPanels(context: HostContext): readonly HostPanel[] {
	return [...context.entries.values()]
		.filter((entry) => obstacle(context, entry) === undefined)
		.sort((a, b) => a.installed.displayName.localeCompare(b.installed.displayName))
		.flatMap((entry) => panelsOf(context, entry))
		.filter(({ placed }) => placed);
}

function problemWith(entry: Entry, run: PanelRun | undefined): HostProblem | undefined {
	if (run?.problem !== undefined) return problemOf(run.problem);
	return entry.state === "crashed" ? entry.problem : undefined;
}

/** Somebody looks at a panel: its extension starts, and is told now and whenever it starts anew. */
export function openPanel(
	context: HostContext,
	id: string,
	{ subscribe }: { readonly subscribe: OpenPanel["subscribe"] },
): OpenPanel {
	const { entry: found, panel } = find(context, id);
	const closed = new AbortController();
	// Another entry may take its place: an update that was side-loaded, or the extension installed anew.
	const entry = () => context.entries.get(found.id);
	const panels = () => entry()?.session?.capabilities.panels;
	context.viewers.set(id, (context.viewers.get(id) ?? 0) + 1);
	if (found.state === "active") panels()?.show(panel);
	// When it cannot start, its state says why.
	else activate(context, found, `onView:${panel}`).catch(() => {});
	context.changed();

	return {
		read() {
			const now = entry();
			return now && panelsOf(context, now).find((each) => each.panel === panel);
		},
		subscribe,
		restart: () => restart(context, entryOf(context, found.id)),
		tree: (): PanelTree | undefined => (closed.signal.aborted ? undefined : panels()?.runs.get(panel)?.tree),
		send(node: PanelNode["id"], event, value) {
			if (!closed.signal.aborted) panels()?.happened(panel, node, event, value);
		},
		picture: async (path, signal) => packagePicture(context, entryOf(context, found.id), path, signal),
		close() {
			if (closed.signal.aborted) return;
			closed.abort();
			const left = (context.viewers.get(id) ?? 1) - 1;
			if (left > 0) return void context.viewers.set(id, left);
			context.viewers.delete(id);
			panels()?.hide(panel);
			context.changed();
		},
	};
}

/** @throws `panel_unknown` */
function find(context: HostContext, id: string): { readonly entry: Entry; readonly panel: string } {
	const entry = context.entries.get(id.slice(0, Math.max(0, id.indexOf("/"))));
	const found = entry && panelsOf(context, entry).find((each) => each.id === id && each.placed);
	if (!found) throw errors.panel_unknown(id);
	return { entry, panel: found.panel };
}

/** A run has begun: what is looked at is filled, and a panel without a place is spoken of where its author looks. */
export function resumePanels(context: HostContext, entry: Entry): void {
	const session = entry.session?.capabilities.panels;
	for (const panel of viewedOf(context, entry)) session?.show(panel);
	session?.activated();
	for (const { placed, panel, location } of panelsOf(context, entry)) {
		if (placed) continue;
		const message = errors.panel_without_place(panel, location).message;
		context.log({ extensionId: entry.id, level: "warn", message });
	}
}

/** Starts an extension one of whose panels is being looked at. */
export function wakeForPanels(context: HostContext, entry: Entry): void {
	const [panel] = viewedOf(context, entry);
	if (panel === undefined || entry.state !== "idle") return;
	activate(context, entry, `onView:${panel}`).catch(() => {});
}

function viewedOf(context: HostContext, { id }: Entry): readonly string[] {
	return [...context.viewers.keys()].flatMap((view) => (view.startsWith(`${id}/`) ? [view.slice(id.length + 1)] : []));
}
