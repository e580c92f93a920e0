/** Makes an element. Text goes in as text; there is no way to put markup in. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
	tag: Tag,
	attributes: Readonly<Record<string, string | undefined>> = {},
	...children: readonly (Node | string | null)[]
): HTMLElementTagNameMap[Tag] {
	const element = document.createElement(tag);
	for (const [name, value] of Object.entries(attributes)) setAttribute(element, name, value);
	element.append(...children.filter((child) => child !== null));
	return element;
}

/** Sets an attribute, or takes it away; touches nothing when it is as it should be. */
export function setAttribute(element: Element, name: string, value: string | undefined): void {
	if (value === undefined) element.removeAttribute(name);
	else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

export function setText(element: Element, text: string): void {
	if (element.textContent !== text) element.textContent = text;
}

let lastId = 0;

/** An id that nothing else has. */
export function freshId(): string {
	lastId += 1;
	return `annex-${lastId}`;
}
