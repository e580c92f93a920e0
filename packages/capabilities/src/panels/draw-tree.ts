/** What the differ needs to know of an element; the host judges the rest. */
interface Drawable {
	readonly type: string;
	readonly key?: string;
	readonly children?: readonly (Drawable | null | undefined | false)[];
	readonly [property: string]: unknown;
}

type Handler = (...values: never[]) => unknown;

interface Drawn {
	readonly id: string;
	readonly type: string;
	/** Equal to that of the element that takes its place in the next drawing. */
	readonly place: string;
	properties: Map<string, unknown>;
	handlers: Map<string, Handler>;
	children: Drawn[];
	/** Properties that the person changed, each with when. */
	touched?: Map<string, number>;
}

/** As Remote DOM spells them; see the contract. */
export type DrawnRecord =
	| [0, parent: string, child: unknown, index: number]
	| [1, parent: string, index: number]
	| [3, node: string, property: string, value: unknown];

/** The guest's side of one panel: turns each drawing into the changes that lead there from the one before. */
export interface DrawnTree {
	/** Takes in a drawing made at `asOf` and says what changed; what the person has done since stays. */
	draw(elements: readonly unknown[], asOf: number): DrawnRecord[];
	/** How often the person has changed something. */
	now(): number;
	/** The host has dropped the tree: the next drawing starts from nothing. */
	reset(): void;
	handlerOf(node: string, event: string): Handler | undefined;
	/** The person made this of a property: a later drawing that says otherwise is a change. */
	changedByPerson(node: string, event: string, value: unknown): void;
}

const ROOT = "~";
const OWN: ReadonlySet<string> = new Set(["type", "key", "children"]);

export function drawnTree(): DrawnTree {
	let root: Drawn[] = [];
	let last = 0;
	let changes = 0;
	let drawnAt = 0;
	const byId = new Map<string, Drawn>();

	function make(element: Drawable, place: string): Drawn {
		last += 1;
		const { properties, handlers } = read(element);
		const drawn: Drawn = { id: last.toString(36), type: element.type, place, properties, handlers, children: [] };
		byId.set(drawn.id, drawn);
		drawn.children = placed(element.children).map(([child, at]) => make(child, at));
		return drawn;
	}

	function forget(drawn: Drawn): void {
		byId.delete(drawn.id);
		drawn.children.forEach(forget);
	}

	function change(drawn: Drawn, element: Drawable, records: DrawnRecord[]): void {
		const { properties, handlers } = read(element);
		for (const name of new Set([...drawn.properties.keys(), ...properties.keys()])) {
			if ((drawn.touched?.get(name) ?? 0) > drawnAt && properties.has(name)) {
				properties.set(name, drawn.properties.get(name));
				continue;
			}
			const value = properties.get(name);
			if (!same(drawn.properties.get(name), value)) records.push([3, drawn.id, name, value ?? null]);
		}
		drawn.properties = properties;
		drawn.handlers = handlers;
		drawn.children = arrange(drawn.id, drawn.children, element.children, records);
	}

	/** Keeps what has the same place, in order; what moved past something that stays is made anew. */
	function arrange(
		parent: string,
		before: readonly Drawn[],
		elements: Drawable["children"],
		records: DrawnRecord[],
	): Drawn[] {
		const after: Drawn[] = [];
		const wanted = placed(elements);
		const stillWanted = new Set(wanted.map(([, place]) => place));
		const positions = new Map(before.map(({ place }, position) => [place, position]));
		let next = 0;

		function drop(until: number): void {
			for (const gone of before.slice(next, until)) {
				records.push([1, parent, after.length]);
				forget(gone);
			}
			next = until;
		}

		for (const [element, place] of wanted) {
			const position = positions.get(place);
			const stays =
				position !== undefined &&
				position >= next &&
				!before.slice(next, position).some((each) => stillWanted.has(each.place));
			stillWanted.delete(place);
			const old = stays ? before[position] : undefined;
			if (old === undefined || position === undefined) {
				const made = make(element, place);
				records.push([0, parent, serialized(made), after.length]);
				after.push(made);
				continue;
			}
			drop(position);
			next = position + 1;
			change(old, element, records);
			after.push(old);
		}
		drop(before.length);
		return after;
	}

	return {
		now: () => changes,
		draw(elements, asOf) {
			drawnAt = asOf;
			const records: DrawnRecord[] = [];
			root = arrange(ROOT, root, elements as Drawable["children"], records);
			return records;
		},
		reset() {
			root = [];
			byId.clear();
		},
		handlerOf: (node, event) => byId.get(node)?.handlers.get(event),
		changedByPerson(node, event, value) {
			changes += 1;
			const drawn = byId.get(node);
			const property = drawn && propertyOf(drawn.type, event);
			// Who never sets it leaves it to the person.
			if (drawn === undefined || property === undefined || !drawn.properties.has(property)) return;
			drawn.properties.set(property, value);
			drawn.touched ??= new Map();
			drawn.touched.set(property, changes);
		},
	};
}

/** The elements that are any, each with what makes its place: type and key, or type and how many of it came before. */
function placed(elements: Drawable["children"]): [Drawable, string][] {
	const seen = new Map<string, number>();
	return (elements ?? []).flatMap((element): [Drawable, string][] => {
		if (typeof element !== "object" || element === null) return [];
		const key = element.key ?? (element.type === "Item" ? element["value"] : undefined);
		const name = `${element.type} ${typeof key === "string" ? JSON.stringify(key) : ""}`;
		const count = seen.get(name) ?? 0;
		seen.set(name, count + 1);
		return [[element, `${name} ${count}`]];
	});
}

function read(element: Drawable): { properties: Map<string, unknown>; handlers: Map<string, Handler> } {
	const properties = new Map<string, unknown>();
	const handlers = new Map<string, Handler>();
	for (const [name, value] of Object.entries(element)) {
		if (OWN.has(name) || value === undefined) continue;
		if (typeof value !== "function") properties.set(name, value);
		else if (/^on[A-Z]/.test(name)) handlers.set(`${name.charAt(2).toLowerCase()}${name.slice(3)}`, value as Handler);
	}
	if (handlers.has("select")) properties.set("selectable", true);
	return { properties, handlers };
}

/** Which property an event gives another value; the host half knows it the same way. */
function propertyOf(type: string, event: string): string | undefined {
	if (event === "change") return type === "Checkbox" || type === "Switch" ? "checked" : "value";
	return event === "select" ? "selected" : event === "toggle" ? "expanded" : undefined;
}

function serialized({ id, type, properties, children }: Drawn): unknown {
	return {
		id,
		type: 1,
		element: String(type),
		...(properties.size > 0 ? { properties: Object.fromEntries(properties) } : {}),
		...(children.length > 0 ? { children: children.map(serialized) } : {}),
	};
}

function same(a: unknown, b: unknown): boolean {
	if (a === b) return true;
	return typeof a === "object" && typeof b === "object" && JSON.stringify(a) === JSON.stringify(b);
}
