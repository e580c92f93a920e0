import type { Embedded, HostPanel, OpenPanel, PanelNode, PanelTree } from "@annex/host";
import { useEffect, useReducer, useState } from "react";
import { useSnapshot } from "./annex.ts";

/** The slot beside the board: this page draws what extensions describe, of the components that it allows there. */
export const places = {
	"board.side": { title: "Beside the board", components: ["Text", "Progress", "Button"] },
} as const;

export function BoardSlot({ annex }: { annex: Embedded }) {
	const { panels } = useSnapshot(annex);
	const here = panels.filter(({ location }) => location === "board.side");
	return here.map((panel) => <SlotPanel key={panel.id} annex={annex} panel={panel} />);
}

function SlotPanel({ annex, panel }: { annex: Embedded; panel: HostPanel }) {
	const [open, setOpen] = useState<OpenPanel>();
	useEffect(() => {
		const opened = annex.host.openPanel(panel.id);
		setOpen(opened);
		return () => opened.close();
	}, [annex, panel.id]);
	const tree = open?.tree();
	return (
		<section className="slot" aria-label={panel.title}>
			<h2>{panel.title}</h2>
			{panel.problem && <p role="alert">{panel.problem.message}</p>}
			{open && tree && <Children tree={tree} press={(node) => open.send(node, "press", null)} />}
		</section>
	);
}

type Press = (node: string) => void;

function Children({ tree, press }: { tree: PanelTree; press: Press }) {
	useChangesOf(tree, "~");
	return tree.children().map(({ id }) => <Component key={id} tree={tree} id={id} press={press} />);
}

function Component({ tree, id, press }: { tree: PanelTree; id: string; press: Press }) {
	useChangesOf(tree, id);
	const node: PanelNode | undefined = tree.get(id);
	if (node?.component === "Text") return <p>{node.properties.text}</p>;
	if (node?.component === "Button") {
		return (
			<button type="button" disabled={node.properties.disabled} onClick={() => press(id)}>
				{node.properties.label}
			</button>
		);
	}
	if (node?.component !== "Progress") return null;
	const { label, percent } = node.properties;
	return (
		<label>
			{label}
			<progress max={100} {...(percent === null ? {} : { value: percent })} />
		</label>
	);
}

function useChangesOf(tree: PanelTree, id: string): void {
	const [, redraw] = useReducer((count: number) => count + 1, 0);
	useEffect(() => {
		const left = new AbortController();
		tree.watch(id, redraw, left.signal);
		return () => left.abort();
	}, [tree, id]);
}
