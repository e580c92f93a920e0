import type { Panel } from "@annex/capabilities/guest";
import type { LateApi } from "./late-api.ts";
import { readHtml } from "./read-html.ts";

export interface OldPanelOptions {
	/** Of a declared panel, or any other of letters, digits, `.`, `_` and `-`. Default `panel`, `panel2`, … */
	readonly id?: string;
	readonly title?: string;
	/** HTML, as far as the reference says. */
	readonly html?: string;
	/** The same as `html`. */
	readonly content?: string;
}

/** A panel of version 1. */
export interface OldPanel {
	/** Shows other HTML from now on. */
	update(html: string): void;
	/** Takes the panel away. */
	dispose(): void;
}

/** Answers with the HTML to show, or calls `panel.update`. */
export type OldPanelRenderer = (panel: OldPanel) => unknown;

/** Panels of version 1 on those of version 2: what HTML says in plain words, drawn by the app. */
export function oldPanels(late: LateApi, run: (command: string) => Promise<unknown>) {
	const warned = new Set<string>();
	const own = new Map<string, OldPanel>();
	let created = 0;

	function draw(panel: Panel, title: string, html: string): void {
		const { elements, dropped } = readHtml(html, { title, run });
		const news = dropped.filter((what) => !warned.has(what));
		for (const what of news) warned.add(what);
		if (news.length > 0) console.warn(`Panels show no ${news.join(", ")}: left out of "${title}".`);
		const empty = { type: "EmptyState" as const, title: "Nothing to show" };
		panel.render(...(elements.length > 0 ? elements : [empty])).catch((thrown) => console.error(thrown));
	}

	async function open(id: string, title: string, first: string, render?: OldPanelRenderer): Promise<OldPanel> {
		let html = first;
		let shown: Panel | undefined;
		const update = (next: string) => {
			html = String(next);
			if (shown) draw(shown, title, html);
		};
		const panel: OldPanel = Object.freeze({
			update,
			dispose() {
				own.delete(id);
				registration.dispose();
			},
		});

		async function rendered(): Promise<void> {
			const answer = await render?.(panel);
			if (typeof answer === "string") update(answer);
		}

		async function fill(place: Panel): Promise<void> {
			shown = place;
			place.onDidShow(() => void rendered().catch((thrown) => console.error(thrown)));
			draw(place, title, html);
			await rendered();
		}

		const registration = await late.ask(async ({ panels }) => {
			try {
				return await panels.register(id, fill);
			} catch (thrown) {
				// Version 1 declared no panels; one that is not in the manifest is added.
				if ((thrown as { code?: unknown }).code !== "panel_unknown") throw thrown;
				return await panels.create({ id, title }, fill);
			}
		});
		own.set(id, panel);
		return panel;
	}

	/** Version 1 had one panel of a name: made again, it shows what it was made with last. */
	async function createOrUpdate(name: string, title: string, html: string): Promise<OldPanel> {
		const known = own.get(name);
		if (known === undefined) return await open(name, title, html);
		known.update(html);
		return known;
	}

	return {
		async create({ id, title = "Panel", html, content = "" }: OldPanelOptions): Promise<OldPanel> {
			const name = id ?? (++created === 1 ? "panel" : `panel${created}`);
			const panel = await createOrUpdate(name, String(title), String(html ?? content));
			// Version 1 showed a panel as soon as it was there; when it may not be brought into view, it waits to be opened.
			await late.ask(({ panels }) => panels.reveal(name)).catch(() => {});
			return panel;
		},
		register: (id: string, title: string, render: OldPanelRenderer) => open(id, String(title), "", render),
	};
}
