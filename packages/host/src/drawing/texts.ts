import { make, setAttribute, setText } from "./element.ts";
import { drawIcon } from "./icons.ts";
import { drawMarkdown } from "./markdown.ts";
import type { Draw } from "./view.ts";

export const drawStack: Draw<"Stack"> = (node) => {
	const element = make("div");
	return {
		element,
		body: element,
		update() {
			setAttribute(element, "class", `stack gap-${node.properties.gap}${node.properties.padding ? " padded" : ""}`);
		},
	};
};

export const drawRow: Draw<"Row"> = (node) => {
	const element = make("div");
	return {
		element,
		body: element,
		update() {
			const { gap, align, justify, wrap } = node.properties;
			setAttribute(element, "class", `row gap-${gap} align-${align} justify-${justify}${wrap ? " wrap" : ""}`);
		},
	};
};

export const drawDivider: Draw<"Divider"> = () => ({ element: make("hr"), update() {} });

export const drawText: Draw<"Text"> = (node) => {
	const element = make("p");
	return {
		element,
		update() {
			const { text, tone, small, strong, mono } = node.properties;
			const looks = [small && "small", strong && "strong", mono && "mono"].filter(Boolean).join(" ");
			setAttribute(element, "class", `text tone-${tone} ${looks}`.trim());
			setText(element, text);
		},
	};
};

export const drawHeading: Draw<"Heading"> = (node) => {
	// The level may change, the element cannot; the page around has the first two.
	const element = make("div", { role: "heading", class: "heading" });
	return {
		element,
		update() {
			setAttribute(element, "aria-level", String(Math.max(3, node.properties.level + 1)));
			setAttribute(element, "data-level", String(node.properties.level));
			setText(element, node.properties.text);
		},
	};
};

export const drawMarkdownText: Draw<"Markdown"> = (node) => {
	const element = make("div", { class: "markdown" });
	let drawn: string | undefined;
	return {
		element,
		update() {
			if (drawn === node.properties.text) return;
			drawn = node.properties.text;
			element.replaceChildren(drawMarkdown(drawn));
		},
	};
};

export const drawBadge: Draw<"Badge"> = (node) => {
	const element = make("span");
	return {
		element,
		update() {
			setAttribute(element, "class", `badge tone-${node.properties.tone}`);
			setText(element, node.properties.text);
		},
	};
};

export const drawLink: Draw<"Link"> = (node) => {
	const element = make("p", { class: "text" });
	return {
		element,
		update() {
			element.replaceChildren(linkTo(node.properties.href, node.properties.text));
		},
	};
};

/** A link that says where it leads. The address has been parsed: http or https, without user info. */
export function linkTo(href: string, ...text: readonly (Node | string)[]): HTMLElement {
	const { host } = new URL(href);
	const address = make("span", { class: "address" }, host, drawIcon("external-link", 12));
	return make(
		"a",
		{ href, target: "_blank", rel: "noopener noreferrer nofollow ugc", title: href },
		make("span", { class: "link-text" }, ...text),
		" ",
		address,
	);
}

export const drawImage: Draw<"Image"> = (node, drawing) => {
	const element = make("img", { class: "image", loading: "lazy", decoding: "async" });
	let path: string | undefined;
	let ended = new AbortController();
	let url: string | undefined;

	function drop(): void {
		ended.abort();
		if (url !== undefined) URL.revokeObjectURL(url);
		url = undefined;
	}

	async function load(wanted: string): Promise<void> {
		drop();
		ended = new AbortController();
		const { signal } = ended;
		try {
			const blob = await drawing.picture(wanted, signal);
			if (signal.aborted) return;
			url = URL.createObjectURL(blob);
			element.src = url;
			element.classList.remove("missing");
		} catch {
			// Its words stand in its place.
			if (!signal.aborted) element.classList.add("missing");
		}
	}

	return {
		element,
		update() {
			const { alt, width } = node.properties;
			setAttribute(element, "alt", alt);
			setAttribute(element, "width", width === undefined ? undefined : String(width));
			if (path === node.properties.path) return;
			path = node.properties.path;
			void load(path);
		},
		dispose: drop,
	};
};

export const drawProgress: Draw<"Progress"> = (node) => {
	const figure = make("span", { class: "figure" });
	const label = make("span");
	const bar = make("progress", { max: "100" });
	const element = make("label", { class: "progress" }, make("span", { class: "progress-label" }, label, figure), bar);
	return {
		element,
		update() {
			const { percent } = node.properties;
			setText(label, node.properties.label);
			setText(figure, percent === null ? "" : `${Math.round(percent)} %`);
			if (percent === null) bar.removeAttribute("value");
			else bar.value = percent;
		},
	};
};

export const drawEmptyState: Draw<"EmptyState"> = (node) => {
	const title = make("p", { class: "strong" });
	const text = make("p", { class: "tone-muted" });
	const body = make("div", { class: "row gap-small justify-center wrap" });
	return {
		element: make("div", { class: "empty" }, title, text, body),
		body,
		update() {
			setText(title, node.properties.title);
			setText(text, node.properties.text);
			text.hidden = node.properties.text === "";
		},
	};
};
