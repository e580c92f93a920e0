import type { PanelSession } from "../panels/host.ts";
import type { PanelNode } from "../panels/panel-tree.ts";

/** What a panel holds, as one line for each component: `Button "Go"`, indented by depth. */
export function panelLines(session: PanelSession | undefined, panel: string): readonly string[] {
	return (session?.runs.get(panel)?.tree?.children() ?? []).flatMap((node) => linesOf(node, ""));
}

function linesOf(node: PanelNode, indent: string): string[] {
	const { label, text, title } = node.properties as Readonly<Record<string, unknown>>;
	const said = label ?? title ?? text;
	const own = `${indent}${node.component}${typeof said === "string" ? ` ${JSON.stringify(said)}` : ""}`;
	return [own, ...node.children.flatMap((child) => linesOf(child, `${indent}  `))];
}

/** Does to the component with this label or text what a person would. */
export function usePanel(
	session: PanelSession | undefined,
	panel: string,
	said: string,
	event: string,
	value: unknown = null,
): void {
	const node = (session?.runs.get(panel)?.tree?.children() ?? []).map((each) => find(each, said)).find(Boolean);
	if (node === undefined) throw new Error(`The panel ${panel} shows no "${said}".`);
	session?.happened(panel, node.id, event, value);
}

function find(node: PanelNode, said: string): PanelNode | undefined {
	const { label, text } = node.properties as Readonly<Record<string, unknown>>;
	if (label === said || text === said) return node;
	for (const child of node.children) {
		const found = find(child, said);
		if (found) return found;
	}
	return undefined;
}
