import type { ComponentName, PanelNode, PanelTree } from "@annex/capabilities/host";
import { drawButton, drawCheckbox, drawSelect, drawSwitch, drawTextField } from "./controls.ts";
import { drawChart, drawTable } from "./figures.ts";
import { drawItem, drawList, drawTree } from "./lists.ts";
import {
	drawBadge,
	drawDivider,
	drawEmptyState,
	drawHeading,
	drawImage,
	drawLink,
	drawMarkdownText,
	drawProgress,
	drawRow,
	drawStack,
	drawText,
} from "./texts.ts";
import type { Draw, Drawing, View } from "./view.ts";

const COMPONENTS: { readonly [Name in ComponentName]: Draw<Name> } = {
	Stack: drawStack,
	Row: drawRow,
	Divider: drawDivider,
	Text: drawText,
	Heading: drawHeading,
	Markdown: drawMarkdownText,
	Badge: drawBadge,
	Link: drawLink,
	Image: drawImage,
	Progress: drawProgress,
	Button: drawButton,
	TextField: drawTextField,
	Select: drawSelect,
	Checkbox: drawCheckbox,
	Switch: drawSwitch,
	List: drawList,
	Tree: drawTree,
	Item: drawItem,
	Table: drawTable,
	Chart: drawChart,
	EmptyState: drawEmptyState,
};

interface Placed {
	readonly node: PanelNode;
	readonly parent: Placed | undefined;
	readonly view: View;
	children: Placed[];
	readonly gone: AbortController;
}

const ROOT = "~";
/** A turn that takes longer is followed by a rest of so many times its length: no panel has the page to itself. */
const LONG_TURN_MS = 16;
const REST = 4;

/**
 * Draws a tree into an element and keeps it current until `signal` aborts. Elements stay where their components stay,
 * so that focus, selection and scrolling do. A burst of changes is one turn of work, and long turns are followed by rests.
 */
export function drawTreeInto(
	tree: PanelTree,
	container: HTMLElement,
	from: Pick<Drawing, "send" | "picture"> & { readonly changed?: () => void },
	signal: AbortSignal,
): void {
	const placed = new Map<string, Placed>();
	const dirty = new Set<string>();
	let top: Placed[] = [];
	let restsUntil = 0;
	const drawing: Drawing = { ...from, parentOf: (node) => placed.get(node.id)?.parent?.node };

	function place(node: PanelNode, parent: Placed | undefined): Placed {
		const gone = new AbortController();
		// One of the union with its own function; TypeScript cannot see that the two belong together.
		const view = (COMPONENTS[node.component] as Draw<ComponentName>)(node as never, drawing);
		const made: Placed = { node, parent, view, children: [], gone };
		placed.set(node.id, made);
		tree.watch(node.id, () => touch(node.id), AbortSignal.any([signal, gone.signal]));
		arrange(made);
		view.update();
		return made;
	}

	function drop(one: Placed): void {
		one.gone.abort();
		one.view.dispose?.();
		one.children.forEach(drop);
		one.view.element.remove();
		// The same id cannot have come back: ids are never used twice.
		placed.delete(one.node.id);
	}

	function arrange(parent: Placed): void {
		if (parent.view.body === undefined) return;
		parent.children = arranged(parent.node.children, parent.children, parent.view.body, parent);
	}

	function arranged(
		nodes: readonly PanelNode[],
		before: readonly Placed[],
		body: HTMLElement,
		parent?: Placed,
	): Placed[] {
		const kept = new Map(before.map((one) => [one.node, one]));
		const wanted = new Set(nodes);
		for (const one of before) if (!wanted.has(one.node)) drop(one);
		let last: Element | null = null;
		return nodes.map((node) => {
			const one = kept.get(node) ?? place(node, parent);
			const next: Element | null = last === null ? body.firstElementChild : last.nextElementSibling;
			if (one.view.element !== next) body.insertBefore(one.view.element, next);
			last = one.view.element;
			return one;
		});
	}

	function touch(id: string): void {
		if (dirty.size === 0) schedule();
		dirty.add(id);
	}

	function schedule(): void {
		const rest = restsUntil - performance.now();
		if (rest > 0) setTimeout(flush, rest);
		else queueMicrotask(flush);
	}

	function flush(): void {
		if (signal.aborted) return;
		const began = performance.now();
		bringUpToDate();
		const ended = performance.now();
		if (ended - began > LONG_TURN_MS) restsUntil = ended + REST * (ended - began);
	}

	function bringUpToDate(): void {
		const touched = [...dirty];
		dirty.clear();
		const lists = new Set<Placed>();
		for (const id of touched) {
			if (id === ROOT) {
				top = arranged(tree.children(), top, container);
				continue;
			}
			const one = placed.get(id);
			if (one === undefined) continue;
			arrange(one);
			one.view.update();
			// A list says of its lines which of them is chosen and which can be reached.
			for (let each: Placed | undefined = one; each?.node.component === "Item"; ) {
				each = each.parent;
				if (each !== undefined && each.node.component !== "Item") lists.add(each);
			}
		}
		for (const list of lists) list.view.update();
		from.changed?.();
	}

	tree.watch(ROOT, () => touch(ROOT), signal);
	top = arranged(tree.children(), top, container);
	signal.addEventListener(
		"abort",
		() => {
			for (const one of top) drop(one);
		},
		{ once: true },
	);
}
