import { freshId, make, setAttribute, setText } from "./element.ts";
import { drawIcon } from "./icons.ts";
import type { Draw, NodeOf } from "./view.ts";

const TYPING_MS = 100;
const MAX_TYPED = 10_000;

export const drawButton: Draw<"Button"> = (node, drawing) => {
	const element = make("button", { type: "button" });
	element.addEventListener("click", () => drawing.send(node, "press", null));
	let drawn: string | undefined;
	return {
		element,
		update() {
			const { label, icon, kind, disabled } = node.properties;
			setAttribute(element, "class", `button ${kind}`);
			element.disabled = disabled;
			const now = `${icon ?? ""} ${label}`;
			if (drawn === now) return;
			drawn = now;
			element.replaceChildren(
				...[icon ? drawIcon(icon) : null, make("span", {}, label)].filter((part) => part !== null),
			);
		},
	};
};

export const drawTextField: Draw<"TextField"> = (node, drawing) => {
	const label = make("span", { class: "field-label" });
	const hint = make("span", { class: "hint", id: freshId() });
	const element = make("label", { class: "field" }, label);
	let input = field(node.properties.multiline);
	// What the tree held when the page was last brought up to it, or was told.
	let known: string | undefined;
	let timer: ReturnType<typeof setTimeout> | undefined;
	element.append(input, hint);

	function field(multiline: boolean): HTMLInputElement | HTMLTextAreaElement {
		const attributes = { class: "input", maxlength: String(MAX_TYPED), autocomplete: "off", spellcheck: "false" };
		const made = multiline
			? make("textarea", { ...attributes, rows: "4" })
			: make("input", { ...attributes, type: "text" });
		made.addEventListener("input", () => {
			timer ??= setTimeout(tell, TYPING_MS);
		});
		made.addEventListener("blur", tell);
		made.addEventListener("keydown", (event) => {
			const { key, ctrlKey, metaKey, isComposing } = event as KeyboardEvent;
			if (key !== "Enter" || isComposing || (multiline && !ctrlKey && !metaKey)) return;
			event.preventDefault();
			tell();
			drawing.send(node, "submit", made.value);
		});
		return made;
	}

	function tell(): void {
		clearTimeout(timer);
		timer = undefined;
		if (input.value === known) return;
		known = input.value;
		drawing.send(node, "change", known);
	}

	return {
		element,
		update() {
			const { value, placeholder, multiline, disabled } = node.properties;
			if (multiline !== input instanceof HTMLTextAreaElement) {
				const next = field(multiline);
				next.value = input.value;
				input.replaceWith(next);
				input = next;
			}
			setText(label, node.properties.label);
			setText(hint, node.properties.hint);
			hint.hidden = node.properties.hint === "";
			setAttribute(input, "aria-describedby", hint.hidden ? undefined : hint.id);
			setAttribute(input, "placeholder", placeholder === "" ? undefined : placeholder);
			input.disabled = disabled;
			if (value === known) return;
			known = value;
			clearTimeout(timer);
			timer = undefined;
			if (input.value !== value) input.value = value;
		},
		dispose: () => clearTimeout(timer),
	};
};

export const drawSelect: Draw<"Select"> = (node, drawing) => {
	const label = make("span", { class: "field-label" });
	const select = make("select", { class: "input" });
	const element = make("label", { class: "field" }, label, select);
	select.addEventListener("change", () => drawing.send(node, "change", select.value));
	let drawn: unknown;
	return {
		element,
		update() {
			const { options, value, disabled } = node.properties;
			setText(label, node.properties.label);
			select.disabled = disabled;
			if (drawn !== options) {
				drawn = options;
				select.replaceChildren(...options.map((option) => make("option", { value: option.value }, option.label)));
			}
			if (select.value !== value) select.value = value;
		},
	};
};

function drawToggle(
	node: NodeOf<"Checkbox"> | NodeOf<"Switch">,
	drawing: Parameters<Draw<"Switch">>[1],
	role?: string,
) {
	const input = make("input", { type: "checkbox", role, class: role });
	const label = make("span");
	input.addEventListener("change", () => drawing.send(node, "change", input.checked));
	return {
		element: make("label", { class: "toggle" }, input, label),
		update() {
			setText(label, node.properties.label);
			input.checked = node.properties.checked;
			input.disabled = node.properties.disabled;
		},
	};
}

export const drawCheckbox: Draw<"Checkbox"> = (node, drawing) => drawToggle(node, drawing);
export const drawSwitch: Draw<"Switch"> = (node, drawing) => drawToggle(node, drawing, "switch");
