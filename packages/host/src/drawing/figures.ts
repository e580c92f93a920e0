import { make, setAttribute, setText } from "./element.ts";
import type { Draw, NodeOf } from "./view.ts";

export const drawTable: Draw<"Table"> = (node, drawing) => {
	const table = make("table");
	// Wide tables scroll, and what scrolls must be reachable by keyboard.
	const element = make("div", { class: "table", tabindex: "0", role: "group" }, table);
	table.addEventListener("click", ({ target }) => {
		const value = target instanceof Element ? target.closest("tr")?.dataset["value"] : undefined;
		if (value !== undefined && node.properties.selectable) drawing.send(node, "select", value);
	});
	return {
		element,
		update() {
			const { label, columns, rows, selectable, selected } = node.properties;
			const focused = element.querySelector("tr:focus-within")?.getAttribute("data-value");
			setAttribute(element, "aria-label", label);
			table.replaceChildren(
				make("caption", { class: "unseen" }, label),
				make(
					"thead",
					{},
					make("tr", {}, ...columns.map(({ title, align }) => make("th", { scope: "col", class: align }, title))),
				),
				make("tbody", {}, ...rows.map((row) => rowOf(row, columns, { selectable, chosen: row.value === selected }))),
			);
			if (focused == null) return;
			const row = [...table.querySelectorAll("tr")].find((each) => each.dataset["value"] === focused);
			row?.querySelector("button")?.focus();
		},
	};
};

type Properties = NodeOf<"Table">["properties"];

function rowOf(
	row: Properties["rows"][number],
	columns: Properties["columns"],
	{ selectable, chosen }: { readonly selectable: boolean; readonly chosen: boolean },
): HTMLElement {
	const cells = columns.map(({ align }, position) => {
		const text = String(row.cells[position] ?? "");
		const press = selectable && position === 0;
		const pressed = { type: "button", class: "row-button", "aria-pressed": String(chosen) };
		return make("td", { class: align }, press ? make("button", pressed, text) : text);
	});
	return make("tr", { "data-value": row.value, class: chosen ? "chosen" : undefined }, ...cells);
}

const WIDTH = 320;
const HEIGHT = 120;
const SVG = "http://www.w3.org/2000/svg";

/** A picture of the figures, and the figures themselves for those who cannot see it. */
export const drawChart: Draw<"Chart"> = (node) => {
	const title = make("figcaption", { class: "strong" });
	const legend = make("p", { class: "legend" });
	const plot = make("div", { class: "plot", "aria-hidden": "true" });
	const figures = make("table");
	const details = make("details", {}, make("summary", {}, "Figures"), make("div", { class: "table" }, figures));
	return {
		element: make("figure", { class: "chart" }, title, plot, legend, details),
		update() {
			const { labels, series, unit } = node.properties;
			const said = (value: number | undefined) =>
				value === undefined ? "" : `${value}${unit === "" ? "" : ` ${unit}`}`;
			setText(title, node.properties.title);
			plot.replaceChildren(draw(node.properties));
			legend.replaceChildren(
				...series.map(({ name }, position) => make("span", { class: `key series-${position}` }, name)),
			);
			legend.hidden = series.length < 2;
			figures.replaceChildren(
				make(
					"thead",
					{},
					make("tr", {}, make("td"), ...series.map(({ name }) => make("th", { scope: "col", class: "end" }, name))),
				),
				make(
					"tbody",
					{},
					...labels.map((label, at) =>
						make(
							"tr",
							{},
							make("th", { scope: "row" }, label),
							...series.map(({ points }) => make("td", { class: "end" }, said(points[at]))),
						),
					),
				),
			);
		},
	};
};

function draw({ kind, series }: NodeOf<"Chart">["properties"]): SVGElement {
	const all = series.flatMap(({ points }) => points);
	const top = Math.max(0, ...all);
	const bottom = Math.min(0, ...all);
	const height = (value: number) => HEIGHT - 2 - ((value - bottom) / (top - bottom || 1)) * (HEIGHT - 4);
	const svg = part("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "none", role: "presentation" });
	svg.append(part("line", { x1: 0, x2: WIDTH, y1: height(0), y2: height(0), class: "axis" }));
	for (const [position, { points }] of series.entries()) {
		const step = WIDTH / Math.max(1, kind === "bar" ? points.length : points.length - 1);
		if (kind === "line") {
			const path = points.map((value, at) => `${(at * step).toFixed(1)},${height(value).toFixed(1)}`).join(" ");
			svg.append(part("polyline", { points: path, class: `line series-${position}` }));
			continue;
		}
		const width = Math.max(1, (step * 0.8) / series.length);
		for (const [at, value] of points.entries()) {
			const x = at * step + step * 0.1 + position * width;
			const y = Math.min(height(value), height(0));
			const tall = Math.abs(height(value) - height(0));
			svg.append(part("rect", { x, y, width, height: tall, class: `bar series-${position}` }));
		}
	}
	return svg;
}

function part(tag: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
	const element = document.createElementNS(SVG, tag);
	for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
	return element;
}
