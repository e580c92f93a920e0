import type { Choice } from "../powers.ts";
import { button, element, freshId } from "./element.ts";
import { openDialog } from "./open-dialog.ts";

/** A list to choose from, narrowed by typing; arrows move, Enter chooses, Escape leaves. */
export function pick({ extension, title, placeholder, items }: Choice, signal: AbortSignal): Promise<number | null> {
	return openDialog<number | null>(
		(answer) => {
			const options = items.map(({ label, detail }, position) => {
				const small = detail && element("small", {}, detail);
				const option = element("li", { role: "option", id: freshId() }, label, small);
				option.addEventListener("click", () => answer(position));
				return { option, position, words: `${label} ${detail}`.toLowerCase() };
			});
			const listbox = element("ul", { role: "listbox", id: freshId(), "aria-label": title });
			const field = element("input", {
				type: "text",
				role: "combobox",
				"aria-expanded": "true",
				"aria-controls": listbox.id,
				"aria-label": title,
				placeholder,
				autocomplete: "off",
			});
			let fitting = options;
			let at = 0;
			const draw = () => {
				for (const { option } of options) option.setAttribute("aria-selected", "false");
				const current = fitting[at]?.option;
				current?.setAttribute("aria-selected", "true");
				current?.scrollIntoView({ block: "nearest" });
				field.setAttribute("aria-activedescendant", current?.id ?? "");
			};
			const narrow = () => {
				const wanted = field.value.toLowerCase().split(/\s+/).filter(Boolean);
				fitting = options.filter(({ words }) => wanted.every((word) => words.includes(word)));
				at = 0;
				listbox.replaceChildren(...fitting.map(({ option }) => option));
				draw();
			};
			field.addEventListener("input", narrow);
			field.addEventListener("keydown", (event) => {
				const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
				const chosen = fitting[at]?.position;
				if (step !== undefined && fitting.length > 0) {
					at = (at + step + fitting.length) % fitting.length;
					draw();
				} else if (event.key === "Enter" && chosen !== undefined) answer(chosen);
				else return;
				event.preventDefault();
			});
			narrow();
			return {
				title,
				by: extension.displayName,
				name: extension.displayName,
				body: [field, listbox],
				footer: [button("Cancel", () => answer(null))],
				dismissed: null,
				focus: field,
			};
		},
		{ signal, gone: null },
	);
}
