import type { Api, ItemElement, Panel } from "@annex/sdk";
import { type Heading, headingsOf } from "./headings.ts";

/** More would be no outline any more, and a panel holds two thousand components. */
const MAX_HEADINGS = 1_500;
const REDRAW_MS = 150;

/** The outline beside the text: follows the typing, marks where the caret is, and leads to the heading pressed. */
export async function fillPanel(api: Api, panel: Panel): Promise<void> {
	let headings: readonly Heading[] = [];
	let timer: ReturnType<typeof setTimeout> | undefined;
	try {
		await api.editor.follow();
	} catch (error) {
		if ((error as { code?: unknown }).code !== "permission_denied") throw error;
		return panel.render({
			type: "EmptyState",
			title: "Reading is not allowed",
			text: "Outline finds the headings in your document. You can allow it under My extensions.",
		});
	}
	api.editor.onDidUpdate(() => {
		// The text of a long document is looked through once for a burst of letters.
		if (timer !== undefined) return;
		timer = setTimeout(() => {
			timer = undefined;
			void draw();
		}, REDRAW_MS);
	});
	await draw();

	function draw(): Promise<void> {
		const { document } = api.editor;
		headings = document === null ? [] : headingsOf(document.getText());
		if (document === null) return panel.render({ type: "EmptyState", title: "No document is open" });
		if (headings.length === 0) {
			return panel.render({
				type: "EmptyState",
				title: "No headings yet",
				text: "Lines that begin with # are headings; they appear here as you write them.",
			});
		}
		const here = headings.findLast(({ start }) => start <= document.selection.start);
		return panel.render({
			type: "Tree",
			label: "Headings",
			selected: here?.slug ?? null,
			onSelect: reveal,
			children: nested(headings.slice(0, MAX_HEADINGS)),
		});
	}

	async function reveal(slug: string): Promise<void> {
		const { document } = api.editor;
		const heading = headings.find((each) => each.slug === slug);
		if (document === null || heading === undefined) return;
		const { documentId, version } = document;
		await api.editor.reveal({ documentId, version, start: heading.start, end: heading.start }, { select: true });
	}
}

/** Headings inside the headings above them. */
function nested(headings: readonly Heading[]): ItemElement[] {
	const top: ItemElement[] = [];
	const open: { readonly level: number; readonly items: ItemElement[] }[] = [{ level: 0, items: top }];
	for (const { level, text, slug } of headings) {
		const items: ItemElement[] = [];
		while ((open.at(-1)?.level ?? 0) >= level) open.pop();
		open.at(-1)?.items.push({ type: "Item", value: slug, label: text, children: items });
		open.push({ level, items });
	}
	return top;
}
