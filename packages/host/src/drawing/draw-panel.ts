import type { OpenPanel } from "../host-contributions.ts";
import { drawTreeInto } from "./draw-tree.ts";
import { make, setText } from "./element.ts";
import { panelStyle } from "./style.ts";

/** A panel on the page. */
export interface DrawnPanel {
	/** Takes it off the page and lets the extension know that nobody looks. */
	dispose(): void;
}

/**
 * Draws an open panel into an empty element, under a line that says whose it is, and keeps it current: while its
 * extension starts, what it drew, what went wrong. It stands in a shadow tree with styles of its own, needs no
 * `unsafe-inline` and no Trusted Types policy, and takes its colours from the custom properties of `panelProperties`.
 *
 * @example
 * const drawn = drawPanel(host.openPanel("acme.invoices/summary"), document.querySelector("#slot"));
 */
export function drawPanel(panel: OpenPanel, container: HTMLElement): DrawnPanel {
	const ended = new AbortController();
	const root = container.shadowRoot ?? container.attachShadow({ mode: "open" });
	root.adoptedStyleSheets = [panelStyle()];
	const owner = make("p", { class: "owner" });
	const body = make("div", { class: "body" });
	const notice = make("div", { class: "notice" });
	root.replaceChildren(owner, notice, body);
	let drawnTree: unknown;
	let drawing: AbortController | undefined;

	function update(): void {
		const now = panel.read();
		const tree = panel.tree();
		setText(owner, now === undefined ? "" : now.extensionName);
		if (tree !== drawnTree) {
			drawing?.abort();
			body.replaceChildren();
			drawnTree = tree;
			drawing = tree && new AbortController();
			if (tree && drawing) {
				const signal = AbortSignal.any([drawing.signal, ended.signal]);
				const send = (node: { id: string }, event: string, value: unknown) => panel.send(node.id, event, value);
				drawTreeInto(tree, body, { send, picture: panel.picture, changed: sayState }, signal);
			}
		}
		sayState();
	}

	let said = "";
	function sayState(): void {
		const now = panel.read();
		const tree = panel.tree();
		const empty = tree?.children().length === 0;
		const state = now === undefined ? "gone" : now.state === "ready" && empty ? "empty" : now.state;
		const key = `${state} ${now?.problem?.message ?? ""}`;
		if (said === key) return;
		said = key;
		notice.hidden = state === "ready";
		body.hidden = state !== "ready";
		if (state === "starting" || state === "idle") notice.replaceChildren(loading());
		else if (state === "failed") notice.replaceChildren(failed(panel, now?.problem));
		else if (state === "empty")
			notice.replaceChildren(make("p", { class: "tone-muted" }, "There is nothing here yet."));
		else notice.replaceChildren(make("p", { class: "tone-muted" }, "This panel has gone with its extension."));
	}

	const stop = panel.subscribe(update);
	update();
	return {
		dispose() {
			if (ended.signal.aborted) return;
			ended.abort();
			stop();
			panel.close();
			root.replaceChildren();
		},
	};
}

function loading(): HTMLElement {
	const lines = [78, 56, 66].map((width) => {
		const line = make("div", { class: "skeleton" });
		line.style.width = `${width}%`;
		return line;
	});
	return make("div", { role: "status" }, make("span", { class: "unseen" }, "Opening the panel"), ...lines);
}

function failed(
	panel: OpenPanel,
	problem: { readonly message: string; readonly fix: string } | undefined,
): HTMLElement {
	const again = make("button", { type: "button", class: "button normal" }, "Start it again");
	again.addEventListener("click", () => void panel.restart().catch(() => {}));
	return make(
		"div",
		{ role: "alert", class: "stack gap-small" },
		make("p", { class: "strong" }, "This panel cannot be shown"),
		make("p", {}, problem?.message ?? ""),
		problem?.fix ? make("p", { class: "tone-muted small" }, problem.fix) : null,
		make("div", {}, again),
	);
}
