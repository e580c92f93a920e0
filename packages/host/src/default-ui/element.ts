type Child = Node | string | null | undefined | false;

interface Properties {
	/** Set as attributes; `true` is an empty one, `false` and absent none. */
	readonly [attribute: string]: string | number | boolean | undefined;
}

/** One element with attributes and children. Texts become text nodes: no markup is ever parsed. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
	tag: Tag,
	properties: Properties = {},
	...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
	const made = document.createElement(tag);
	for (const [name, value] of Object.entries(properties)) {
		if (value === undefined || value === false) continue;
		made.setAttribute(name, value === true ? "" : String(value));
	}
	made.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
	return made;
}

export function button(
	label: string,
	onPress: () => void,
	look: "primary" | "plain" | "quiet" = "plain",
): HTMLButtonElement {
	const made = element("button", { type: "button", class: look }, label);
	made.addEventListener("click", onPress);
	return made;
}

let ids = 0;

/** An id that no other element of the host's has. */
export function freshId(): string {
	ids += 1;
	return `annex-${ids}`;
}
