import { make, setAttribute, setText } from "./element.ts";
import { drawIcon } from "./icons.ts";
import type { Draw, Drawing, NodeOf, View } from "./view.ts";

type Listing = NodeOf<"List"> | NodeOf<"Tree">;

/** Lines that are gone through by arrow keys, one of them in the tab order, and chosen by press, Enter or space. */
function drawListing(node: Listing, drawing: Drawing, roles: { list: string; plain?: string }): View {
	const element = make("ul", { class: "list" });

	/** Lines that can be seen, in the order of the page. */
	function lines(): HTMLElement[] {
		return [...element.querySelectorAll<HTMLElement>(".item")].filter((line) => line.closest("ul[hidden]") === null);
	}

	function focus(line: HTMLElement | undefined): void {
		if (line === undefined) return;
		for (const each of element.querySelectorAll(".item[tabindex='0']")) setAttribute(each, "tabindex", "-1");
		setAttribute(line, "tabindex", "0");
		line.focus();
	}

	element.addEventListener("focusin", ({ target }) => {
		if (!(target instanceof HTMLElement) || !target.classList.contains("item")) return;
		for (const each of element.querySelectorAll(".item[tabindex='0']"))
			if (each !== target) setAttribute(each, "tabindex", "-1");
		setAttribute(target, "tabindex", "0");
	});
	element.addEventListener("click", ({ target }) => {
		const line = target instanceof Element ? target.closest<HTMLElement>(".item") : null;
		if (line === null) return;
		if (target instanceof Element && target.closest(".twisty")) toggle(line);
		else choose(line);
	});
	element.addEventListener("keydown", (event) => {
		const line = event.target instanceof Element ? event.target.closest<HTMLElement>(".item") : null;
		if (line === null || event.altKey || event.ctrlKey || event.metaKey) return;
		const shown = lines();
		const at = shown.indexOf(line);
		const expanded = line.getAttribute("aria-expanded");
		if (event.key === "ArrowDown") focus(shown[at + 1]);
		else if (event.key === "ArrowUp") focus(shown[at - 1]);
		else if (event.key === "Home") focus(shown[0]);
		else if (event.key === "End") focus(shown.at(-1));
		else if (event.key === "ArrowRight" && expanded === "false") toggle(line);
		else if (event.key === "ArrowRight" && expanded === "true") focus(shown[at + 1]);
		else if (event.key === "ArrowLeft" && expanded === "true") toggle(line);
		else if (event.key === "ArrowLeft") focus(above(line));
		else if (event.key === "Enter" || event.key === " ") choose(line);
		else return;
		event.preventDefault();
	});

	function choose(line: HTMLElement): void {
		const value = itemOf.get(line)?.properties.value;
		if (node.properties.selectable && value !== undefined) drawing.send(node, "select", value);
		else if (line.hasAttribute("aria-expanded")) toggle(line);
	}

	function toggle(line: HTMLElement): void {
		const item = itemOf.get(line);
		if (item !== undefined) drawing.send(item, "toggle", !item.properties.expanded);
	}

	return {
		element,
		body: element,
		update() {
			const active = node.properties.selectable || roles.plain === undefined;
			setAttribute(element, "role", active ? roles.list : roles.plain);
			setAttribute(element, "aria-label", node.properties.label);
			element.classList.toggle("selectable", node.properties.selectable);
			// One line is reached by Tab: the one that was, else the chosen one, else the first.
			const all = [...element.querySelectorAll<HTMLElement>(".item")];
			for (const line of all) mark(line, node);
			if (active && !all.some((line) => line.tabIndex === 0)) {
				const chosen = all.find((line) => line.getAttribute("aria-selected") === "true") ?? all[0];
				if (chosen) setAttribute(chosen, "tabindex", "0");
			}
		},
	};
}

const itemOf = new WeakMap<Element, NodeOf<"Item">>();

/** The line that this one stands inside. */
function above(line: Element): HTMLElement | undefined {
	return line.closest("li")?.parentElement?.closest("li")?.querySelector<HTMLElement>(".item") ?? undefined;
}

/** Says of a line what its list makes of it. */
function mark(line: HTMLElement, list: Listing): void {
	const tree = list.component === "Tree";
	const active = list.properties.selectable || tree;
	setAttribute(line, "role", tree ? "treeitem" : active ? "option" : undefined);
	// The line itself is the item, not the element around it: otherwise its name would be that of all the lines inside.
	const { parentElement, nextElementSibling } = line;
	if (parentElement) setAttribute(parentElement, "role", active ? "none" : undefined);
	if (nextElementSibling) setAttribute(nextElementSibling, "role", active ? "none" : undefined);
	let level = 1;
	for (let each = above(line); each !== undefined; each = above(each)) level += 1;
	setAttribute(line, "aria-level", tree ? String(level) : undefined);
	const chosen = list.properties.selected !== null && itemOf.get(line)?.properties.value === list.properties.selected;
	setAttribute(line, "aria-selected", active ? String(chosen) : undefined);
	if (!active) setAttribute(line, "tabindex", undefined);
	else if (!line.hasAttribute("tabindex")) setAttribute(line, "tabindex", "-1");
}

export const drawList: Draw<"List"> = (node, drawing) => drawListing(node, drawing, { list: "listbox", plain: "list" });
export const drawTree: Draw<"Tree"> = (node, drawing) => drawListing(node, drawing, { list: "tree" });

export const drawItem: Draw<"Item"> = (node) => {
	const twisty = make("span", { class: "twisty", "aria-hidden": "true" }, drawIcon("chevron-right", 14));
	const picture = make("span", { class: "item-icon" });
	const label = make("span", { class: "item-label" });
	const detail = make("span", { class: "item-detail" });
	const badge = make("span", { class: "item-badge" });
	const line = make("div", { class: "item" }, twisty, picture, label, detail, badge);
	const body = make("ul", { class: "list" });
	const element = make("li", {}, line, body);
	itemOf.set(line, node);
	let icon: string | undefined;
	return {
		element,
		body,
		update() {
			const { properties, children } = node;
			const parent = children.length > 0;
			setText(label, properties.label);
			setText(detail, properties.detail);
			setText(badge, properties.badge);
			detail.hidden = properties.detail === "";
			badge.hidden = properties.badge === "";
			setAttribute(line, "class", `item tone-${properties.tone}`);
			setAttribute(line, "aria-expanded", parent ? String(properties.expanded) : undefined);
			setAttribute(twisty, "class", `twisty${parent ? "" : " none"}`);
			body.hidden = !parent || !properties.expanded;
			if (icon === properties.icon) return;
			icon = properties.icon;
			const drawn = icon === undefined ? null : drawIcon(icon);
			picture.replaceChildren(...(drawn ? [drawn] : []));
		},
	};
};
