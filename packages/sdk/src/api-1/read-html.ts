import type { PanelElement } from "@annex/capabilities/guest";
import { Parser } from "htmlparser2";

/** What became of a piece of HTML. */
export interface ReadHtml {
	/** What a panel can draw of it, from top to bottom. */
	readonly elements: readonly PanelElement[];
	/** What it cannot, each once, such as `<script>` or `onclick`. */
	readonly dropped: readonly string[];
}

export interface HtmlEnvironment {
	/** Names lists and tables for those who cannot see them. */
	readonly title: string;
	/** A button with `data-command` was pressed. */
	readonly run: (command: string) => unknown;
}

interface Inline {
	text: string;
	readonly strong: boolean;
	readonly mono: boolean;
	readonly muted: boolean;
	readonly href: string | undefined;
}

const MAX_CHARS = 200_000;
const MAX_ELEMENTS = 1_000;
const MAX_ADDRESS = 2_000;
const MAX_ROWS = 500;
const MAX_COLUMNS = 20;

const HEADING = /^h[1-6]$/;
/** Nothing that stands in these is text for people. */
const SKIPPED = new Set(
	"script style iframe object embed svg math template noscript canvas video audio select textarea title".split(" "),
);
/** Without an end, and without a place in a panel. */
const REFUSED = new Set(["input", "link", "meta", "base", "source"]);
const BLOCKS = new Set(
	(
		"address article aside blockquote body dd details div dl dt fieldset figcaption figure footer form header html " +
		"legend main nav p pre section summary"
	).split(" "),
);
/** Stands for `<br>`: line breaks of the source are only space. */
const BREAK = "\u0001";
const PICTURE = /^(?!.*\/\.\.?\/)[\w@-][\w@. -]*(?:\/[\w@-][\w@. -]*)*\.(?:png|jpg|jpeg|gif|webp)$/;

/**
 * Reads the plain part of HTML: headings, paragraphs, emphasis, links, lists, tables, pictures of the package, rules,
 * progress, and buttons that run a command. Scripts, styles, frames, forms and handlers are left out and named. Never
 * throws, whatever the text; it is read up to 200,000 characters and 1,000 elements.
 */
export function readHtml(html: string, { title, run }: HtmlEnvironment): ReadHtml {
	const elements: PanelElement[] = [];
	const dropped = new Set<string>();
	/** Open elements, so that an end that nobody began is not believed. */
	const open: string[] = [];
	/** How many of each name are open: looked up for every piece of text, however deep it stands. */
	const depth = new Map<string, number>();
	const inside = (...names: readonly string[]) => names.some((name) => (depth.get(name) ?? 0) > 0);
	/** Open lists, the innermost last. */
	const listed: ("ul" | "ol")[] = [];
	const links: (string | undefined)[] = [];
	let line: Inline[] = [];
	let items: { label: string; ordered: boolean }[] | undefined;
	let table: { rows: string[][]; head: boolean } | undefined;
	let button: { label: string; command: string | undefined } | undefined;
	let skipping = 0;
	let count = 0;

	function put(element: PanelElement): void {
		count += 1 + ("children" in element ? (element.children?.length ?? 0) : 0);
		if (count <= MAX_ELEMENTS) elements.push(element);
		else dropped.add(`what follows the first ${MAX_ELEMENTS} elements`);
	}

	/** Ends a line of text: alone it is one component, with links or emphasis in it a row of them. */
	function flush(heading?: 1 | 2 | 3): void {
		const parts = line.map((part) => ({ ...part, text: tidy(part, inside("pre")) })).filter(({ text }) => text);
		line = [];
		if (heading !== undefined) {
			const text = parts.map((part) => part.text).join(" ");
			if (text) put({ type: "Heading", level: heading, text });
			return;
		}
		const drawn = parts.map(inlineElement);
		const [only, ...more] = drawn;
		if (only === undefined) return;
		put(more.length === 0 ? only : { type: "Row", gap: "small", children: drawn });
	}

	function take(text: string): void {
		if (skipping > 0) return;
		if (button) button.label += text;
		else if (table) {
			const row = table.rows.at(-1);
			if (row !== undefined && row.length > 0) row[row.length - 1] += text;
		} else if (items) {
			const item = items.at(-1);
			if (item) item.label += text;
		} else {
			const style = {
				strong: inside("b", "strong"),
				mono: inside("code", "pre", "kbd"),
				muted: inside("small", "blockquote"),
				href: links.at(-1),
			};
			const last = line.at(-1);
			if (last !== undefined && sameStyle(last, style)) last.text += text;
			else line.push({ text, ...style });
		}
	}

	const parser = new Parser(
		{
			onopentag(name, attributes) {
				for (const attribute of Object.keys(attributes)) if (/^on/.test(attribute)) dropped.add(attribute);
				if (SKIPPED.has(name)) {
					skipping += 1;
					dropped.add(`<${name}>`);
				} else if (REFUSED.has(name)) dropped.add(`<${name}>`);
				open.push(name);
				depth.set(name, (depth.get(name) ?? 0) + 1);
				if (name === "ul" || name === "ol") listed.push(name);
				if (skipping > 0) return;
				if (name === "form") dropped.add("<form>");
				if (name === "a") links.push(address(attributes["href"], dropped));
				else if (name === "br") take(BREAK);
				else if (name === "button") button = { label: "", command: attributes["data-command"] };
				else if (name === "li" && items) items.push({ label: "", ordered: listed.at(-1) === "ol" });
				else if ((name === "td" || name === "th") && table) {
					table.head ||= name === "th" && table.rows.length === 1;
					table.rows.at(-1)?.push("");
				} else if (name === "tr") table?.rows.push([]);
				else if (button || items || table) return;
				else if (name === "hr") put({ type: "Divider" });
				else if (name === "img") picture(attributes);
				else if (name === "progress" || name === "meter") progress(attributes);
				else if (name === "ul" || name === "ol") {
					flush();
					items = [];
				} else if (name === "table") {
					flush();
					table = { rows: [], head: false };
				} else if (BLOCKS.has(name) || HEADING.test(name)) flush();
			},
			ontext: take,
			onclosetag(name) {
				const at = open.lastIndexOf(name);
				if (at < 0) return;
				if (SKIPPED.has(name)) skipping -= 1;
				else if (skipping === 0) close(name);
				open.splice(at, 1);
				depth.set(name, (depth.get(name) ?? 1) - 1);
				if (name === "ul" || name === "ol") listed.splice(listed.lastIndexOf(name), 1);
			},
		},
		{ decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true, recognizeSelfClosing: false },
	);

	function close(name: string): void {
		if (name === "a") links.pop();
		else if (name === "button") endButton();
		else if (button) return;
		else if ((name === "ul" || name === "ol") && items && !nested(["ul", "ol"])) endList();
		else if (name === "table" && table && !nested(["table"])) endTable();
		else if (items || table) return;
		else if (HEADING.test(name)) flush(Math.min(3, Number(name[1])) as 1 | 2 | 3);
		else if (BLOCKS.has(name)) flush();
	}

	/** Whether more than one of these is open. */
	function nested(names: readonly string[]): boolean {
		return names.reduce((sum, name) => sum + (depth.get(name) ?? 0), 0) > 1;
	}

	function endButton(): void {
		const { label = "", command } = button ?? {};
		button = undefined;
		const text = squeeze(label);
		if (!text) return;
		flush();
		if (command === undefined) dropped.add("<button> without data-command");
		else put({ type: "Button", label: text, onPress: () => run(command) });
	}

	function endList(): void {
		let number = 0;
		const children = (items ?? [])
			.map(({ label, ordered }) => ({ label: squeeze(label), ordered }))
			.filter(({ label }) => label)
			.slice(0, MAX_ROWS)
			.map(({ label, ordered }, index) => ({
				type: "Item" as const,
				value: `${index}`,
				label: ordered ? `${++number}. ${label}` : label,
			}));
		items = undefined;
		if (children.length > 0) put({ type: "List", label: title, children });
	}

	function endTable(): void {
		const { rows = [], head = false } = table ?? {};
		table = undefined;
		const cells = rows.map((row) => row.slice(0, MAX_COLUMNS).map(squeeze)).filter((row) => row.length > 0);
		const width = Math.max(0, ...cells.map((row) => row.length));
		if (width === 0) return;
		const titles = head ? (cells.shift() ?? []) : [];
		put({
			type: "Table",
			label: title,
			columns: Array.from({ length: width }, (_, column) => ({ title: titles[column] ?? "" })),
			rows: cells.slice(0, MAX_ROWS).map((row, index) => ({ value: `${index}`, cells: row })),
		});
	}

	function picture({ src = "", alt = "" }: Readonly<Record<string, string>>): void {
		flush();
		const path = src.replace(/^\.\//, "");
		if (path.length <= 200 && PICTURE.test(path)) put({ type: "Image", path, alt });
		else dropped.add("<img> from outside the package");
	}

	function progress({ value, max = "1" }: Readonly<Record<string, string>>): void {
		flush();
		const share = (100 * Number(value)) / Number(max);
		const percent = Number.isFinite(share) ? Math.min(100, Math.max(0, share)) : null;
		put({ type: "Progress", label: title, percent });
	}

	if (html.length > MAX_CHARS) dropped.add(`what follows the first ${MAX_CHARS} characters`);
	parser.end(html.slice(0, MAX_CHARS));
	flush();
	return { elements, dropped: [...dropped] };
}

/** The text that people would read. */
export function textOfHtml(html: string): string {
	const lines: string[] = [];
	const collect = (element: PanelElement) => {
		if (element.type === "List") for (const item of element.children ?? []) lines.push(item ? `• ${item.label}` : "");
		else if (element.type === "Row")
			lines.push((element.children ?? []).map((part) => (part ? wordsOf(part) : "")).join(" "));
		else lines.push(wordsOf(element));
	};
	readHtml(html, { title: "", run: () => {} }).elements.forEach(collect);
	return lines.filter(Boolean).join("\n");
}

function wordsOf(element: PanelElement): string {
	return "text" in element ? (element.text ?? "") : "label" in element ? element.label : "";
}

function inlineElement({ text, strong, mono, muted, href }: Inline): PanelElement {
	if (href !== undefined) return { type: "Link", text, href };
	return { type: "Text", text, strong, mono, tone: muted ? "muted" : "normal" };
}

function sameStyle(a: Omit<Inline, "text">, b: Omit<Inline, "text">): boolean {
	return a.strong === b.strong && a.mono === b.mono && a.muted === b.muted && a.href === b.href;
}

/** Web addresses only: whatever else a link would do is left out, and its text stays. */
function address(href: string | undefined, dropped: Set<string>): string | undefined {
	if (href === undefined) return undefined;
	const url = URL.parse(href);
	const plain = url !== null && /^https?:$/.test(url.protocol) && url.username === "" && url.password === "";
	if (plain && url.href.length <= MAX_ADDRESS) return url.href;
	dropped.add("<a> to anything but a web address");
	return undefined;
}

function tidy({ text }: Inline, preformatted: boolean): string {
	if (preformatted) return text.replaceAll(BREAK, "\n").replace(/^\n+|\s+$/g, "");
	return text.split(BREAK).map(squeeze).join("\n").trim();
}

function squeeze(text: string): string {
	return text.replaceAll(BREAK, " ").replace(/\s+/g, " ").trim();
}
