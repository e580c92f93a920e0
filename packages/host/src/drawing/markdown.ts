import { fromMarkdown } from "mdast-util-from-markdown";
import { make } from "./element.ts";
import { tameMarkdown } from "./tame-markdown.ts";
import { linkTo } from "./texts.ts";

type Tree = ReturnType<typeof fromMarkdown>;
type Part = Tree["children"][number];

const MAX_DEPTH = 12;

/** Markdown as elements of the page: no HTML of its own, no pictures, links to the web only, and those say where to. */
export function drawMarkdown(text: string): DocumentFragment {
	const fragment = document.createDocumentFragment();
	fragment.append(...partsOf(fromMarkdown(tameMarkdown(text)).children, 0));
	return fragment;
}

function partsOf(parts: readonly Part[], depth: number): (Node | string)[] {
	return parts.flatMap((part) => partOf(part, depth + 1));
}

function partOf(part: Part, depth: number): (Node | string)[] {
	// What is nested deeper is left out rather than drawn without end.
	const within = "children" in part && depth < MAX_DEPTH ? partsOf(part.children as Part[], depth) : [];
	switch (part.type) {
		case "text":
			return [part.value];
		case "paragraph":
			return [make("p", {}, ...within)];
		case "heading":
			return [
				make(
					"div",
					{ role: "heading", "aria-level": String(Math.min(6, Math.max(3, part.depth + 1))), class: "heading" },
					...within,
				),
			];
		case "emphasis":
			return [make("em", {}, ...within)];
		case "strong":
			return [make("strong", {}, ...within)];
		case "inlineCode":
			return [make("code", {}, part.value)];
		case "code":
			// Long lines scroll, and what scrolls must be reachable by keyboard.
			return [make("pre", { tabindex: "0", role: "group", "aria-label": "Code" }, make("code", {}, part.value))];
		case "blockquote":
			return [make("blockquote", {}, ...within)];
		case "list":
			return [make(part.ordered ? "ol" : "ul", part.start ? { start: String(part.start) } : {}, ...within)];
		case "listItem":
			return [make("li", {}, ...within)];
		case "thematicBreak":
			return [make("hr")];
		case "break":
			return [make("br")];
		case "link":
			return isWebAddress(part.url) ? [linkTo(part.url, ...within)] : within;
		case "image":
			return [part.alt ?? ""];
		default:
			// HTML, definitions and references: shown as they were written, or not at all.
			return "value" in part && typeof part.value === "string" ? [part.value] : within;
	}
}

function isWebAddress(text: string): boolean {
	const url = URL.parse(text);
	return url !== null && /^https?:$/.test(url.protocol) && url.username === "" && url.password === "";
}
