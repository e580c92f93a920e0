import { type RemoteElementSerialization, ROOT_ID } from "@remote-dom/core";
import { RemoteReceiver } from "@remote-dom/core/receivers";
import type { z } from "zod";
import { errors } from "../errors.ts";
import {
	type ComponentName,
	type ComponentProperties,
	childrenOf,
	components,
	isComponent,
	rootChildren,
} from "./components.ts";
import { panelLimits } from "./limits.ts";

/** One component of a panel, parsed: every text in it is harmless to show as text. Changes in place. */
export type PanelNode = {
	[Name in ComponentName]: {
		readonly id: string;
		readonly component: Name;
		readonly properties: ComponentProperties[Name];
		readonly children: readonly PanelNode[];
	};
}[ComponentName];

/** What one panel holds. The same object until the extension starts anew or was refused. */
export interface PanelTree {
	/** What stands in the panel itself. */
	children(): readonly PanelNode[];
	get(id: string): PanelNode | undefined;
	/** Calls back after each change of a component's properties or children; `~` stands for the panel itself. */
	watch(id: string, listener: () => void, signal: AbortSignal): void;
}

/** One change as the contract has parsed it. */
export type PanelRecord =
	| readonly [0, parent: string, child: unknown, index: number]
	| readonly [1, parent: string, index: number]
	| readonly [3, node: string, property: string, value: unknown];

interface Kept {
	readonly node: PanelNode & { readonly element: ComponentName };
	readonly depth: number;
	/** Characters that its properties hold. */
	chars: number;
}

/**
 * The door of one panel: what passes is a closed set of components, inside the limits, in a tree that holds together.
 * Remote DOM's receiver keeps the tree and tells who watches; it believes its records, so each is judged before.
 */
export class GuardedTree implements PanelTree {
	readonly #receiver = new RemoteReceiver();
	readonly #kept = new Map<string, Kept>();
	readonly #allowed: ReadonlySet<ComponentName> | undefined;
	#chars = 0;

	/** @param allowed What the app lets stand at this place; everything when absent. */
	constructor(allowed?: ReadonlySet<ComponentName>) {
		this.#allowed = allowed;
	}

	children(): readonly PanelNode[] {
		return this.#receiver.root.children as unknown as readonly PanelNode[];
	}

	get(id: string): PanelNode | undefined {
		return this.#kept.get(id)?.node;
	}

	watch(id: string, listener: () => void, signal: AbortSignal): void {
		if (signal.aborted) return;
		this.#receiver.subscribe({ id } as { id: typeof ROOT_ID }, listener, { signal });
	}

	/**
	 * Takes in the changes, each judged before it is made. What it throws leaves the tree half changed, so whoever calls
	 * drops the tree then.
	 */
	apply(records: readonly PanelRecord[]): void {
		for (const record of records) {
			if (record[0] === 0) this.#insert(record[1], record[2], record[3]);
			else if (record[0] === 1) this.#remove(record[1], record[2]);
			else this.#update(record[1], record[2], record[3]);
		}
	}

	/** What somebody has made of a property holds from here on. Says whether it was one that people can change. */
	changedByPerson(id: string, event: string, value: unknown): boolean {
		const component = this.get(id)?.component;
		if (component === undefined) return false;
		const property = propertyOf(component, event);
		if (property === undefined) return true;
		const parsed = shapeOf(component, property)?.safeParse(value);
		if (parsed?.success !== true) return false;
		// Counted and not refused: it is the person who writes, and the extension is judged by its next change.
		this.#set(id, property, parsed.data);
		return true;
	}

	#insert(parentId: string, child: unknown, index: number): void {
		const parent = this.#parent(parentId);
		if (index > parent.children.length) throw errors.panel_tree_invalid("it inserts behind the last component");
		const node = this.#read(child, parent.name, parent.depth + 1);
		this.#receiver.connection.mutate([[0, parentId, node, index]]);
		this.#keep(parent.children[index], parent.depth + 1);
	}

	#remove(parentId: string, index: number): void {
		const removed = this.#parent(parentId).children[index];
		if (removed === undefined) throw errors.panel_tree_invalid("it removes a component that is not there");
		this.#receiver.connection.mutate([[1, parentId, index]]);
		this.#forget(removed);
	}

	#update(id: string, property: string, value: unknown): void {
		const kept = this.#kept.get(id);
		if (kept === undefined) throw errors.panel_tree_invalid("it changes a component that is not there");
		const name = kept.node.component;
		const schema = shapeOf(name, property);
		if (schema === undefined) throw errors.component_invalid(name, `it has no property "${clip(property)}"`);
		const parsed = schema.safeParse(value ?? undefined);
		if (!parsed.success) throw errors.component_invalid(name, faultOf(parsed.error, property));
		this.#set(id, property, parsed.data);
		this.#checkWeight();
	}

	/** Counts only what is replaced and what replaces it, so that a change costs what it is long, not what stands around. */
	#set(id: string, property: string, value: unknown): void {
		const kept = this.#kept.get(id);
		if (kept === undefined) return;
		const before: Readonly<Record<string, unknown>> = kept.node.properties;
		const more = charsOf(value) - charsOf(before[property]);
		this.#receiver.connection.mutate([[3, id, property, value]]);
		kept.chars += more;
		this.#chars += more;
	}

	#parent(id: string): { name: ComponentName | undefined; children: readonly PanelNode[]; depth: number } {
		if (id === ROOT_ID) return { name: undefined, children: this.children(), depth: 0 };
		const kept = this.#kept.get(id);
		if (kept === undefined) throw errors.panel_tree_invalid("it names a component that is not there");
		return { name: kept.node.component, children: kept.node.children, depth: kept.depth };
	}

	/** Judges a component with everything in it, and counts it; afterwards it only has to be made. */
	#read(value: unknown, parent: ComponentName | undefined, depth: number): RemoteElementSerialization {
		const { id, element, properties = {}, children = [] } = readFrame(value);
		if (!isComponent(element)) throw errors.component_unknown(clip(element));
		const mayStand = parent === undefined ? rootChildren : (childrenOf[parent] ?? []);
		if (!mayStand.includes(element)) throw errors.component_misplaced(element, parent ?? "a panel");
		if (this.#allowed?.has(element) === false) throw errors.component_misplaced(element, "this place of the app");
		if (depth > panelLimits.depth) throw errors.panel_too_large(`${panelLimits.depth} levels`);
		if (this.#kept.has(id)) throw errors.panel_tree_invalid("two components have the same id");
		if (this.#kept.size >= panelLimits.nodes) throw errors.panel_too_large(`${panelLimits.nodes} components`);
		const parsed = components[element].safeParse(properties);
		if (!parsed.success) throw errors.component_invalid(element, faultOf(parsed.error));
		const chars = charsOf(parsed.data);
		this.#chars += chars;
		this.#checkWeight();
		// Holds its place, so that no other in the same record can take its id or exceed the count.
		this.#kept.set(id, { node: PLACE, depth, chars });
		return {
			id,
			type: 1,
			element,
			properties: parsed.data,
			children: children.map((child) => this.#read(child, element, depth + 1)),
		};
	}

	#keep(node: PanelNode | undefined, depth: number): void {
		const chars = node && this.#kept.get(node.id)?.chars;
		if (node === undefined || chars === undefined) throw errors.panel_tree_invalid("it was not taken in");
		// The receiver names it `element`; for whoever draws it is a component.
		const named = Object.assign(node, { component: (node as Kept["node"]).element }) as Kept["node"];
		this.#kept.set(node.id, { node: named, depth, chars });
		for (const child of node.children) this.#keep(child, depth + 1);
	}

	#forget(node: PanelNode): void {
		this.#chars -= this.#kept.get(node.id)?.chars ?? 0;
		this.#kept.delete(node.id);
		for (const child of node.children) this.#forget(child);
	}

	#checkWeight(): void {
		if (this.#chars > panelLimits.chars) throw errors.panel_too_large(`${panelLimits.chars} characters of text`);
	}
}

function shapeOf(component: ComponentName, property: string): z.ZodType | undefined {
	const shape: Readonly<Record<string, z.ZodType>> = components[component].shape;
	return Object.hasOwn(shape, property) ? shape[property] : undefined;
}

/** Which property an event gives another value; the guest half knows it the same way. */
function propertyOf(component: ComponentName, event: string): string | undefined {
	if (event === "change") return component === "Checkbox" || component === "Switch" ? "checked" : "value";
	return event === "select" ? "selected" : event === "toggle" ? "expanded" : undefined;
}

const PLACE = Object.freeze({
	id: "",
	element: "Divider",
	component: "Divider",
	properties: {},
	children: [],
}) as Kept["node"];

const NODE_ID = /^[0-9a-z]{1,12}$/;
const FRAME_KEYS: ReadonlySet<string> = new Set(["id", "type", "element", "properties", "children"]);

/** The frame of a component as Remote DOM writes it. A schema would have to walk all of it before the limits can say stop. */
function readFrame(value: unknown): {
	readonly id: string;
	readonly element: string;
	readonly properties?: unknown;
	readonly children?: readonly unknown[];
} {
	if (typeof value !== "object" || value === null || Array.isArray(value)) {
		throw errors.panel_tree_invalid("a component is no record");
	}
	const { id, type, element, properties, children } = value as Record<string, unknown>;
	if (typeof id !== "string" || !NODE_ID.test(id)) throw errors.panel_tree_invalid("a component has no valid id");
	if (type !== 1 || typeof element !== "string") throw errors.panel_tree_invalid("something in it is no component");
	if (children !== undefined && !Array.isArray(children)) throw errors.panel_tree_invalid("children are no list");
	const strange = Object.keys(value).find((key) => !FRAME_KEYS.has(key));
	if (strange !== undefined) throw errors.panel_tree_invalid(`a component has no part "${clip(strange)}"`);
	return { id, element, ...(properties === undefined ? {} : { properties }), ...(children ? { children } : {}) };
}

function charsOf(value: unknown): number {
	if (typeof value === "string") return value.length;
	if (typeof value === "number") return 8;
	if (typeof value !== "object" || value === null) return 0;
	return Object.values(value).reduce<number>((sum, each) => sum + charsOf(each), 0);
}

function faultOf(
	error: { readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[] },
	property?: string,
): string {
	const [issue] = error.issues;
	const path = [...(property === undefined ? [] : [property]), ...(issue?.path ?? [])].map(String).join(".");
	return clip(`${path === "" ? "" : `${path}: `}${issue?.message ?? "it does not fit"}`, 200);
}

function clip(text: string, max = 40): string {
	return text.length > max ? `${text.slice(0, max - 1)}…` : text;
}
