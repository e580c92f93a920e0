import { harmlessText } from "@annex/capabilities/host";
import {
	type Grant,
	grantOf,
	type PermissionRequest,
	type PermissionWords,
	permissionSentence,
	permissionWords,
} from "@annex/manifest";
import { button, element } from "./element.ts";
import { openDialog } from "./open-dialog.ts";

/** Who asks for what. Texts are untrusted; the dialog makes them harmless. */
export interface PermissionQuestion {
	readonly id: string;
	readonly displayName: string;
	readonly publisher: string;
	readonly publisherVerified: boolean;
	readonly iconUrl: string | null;
	readonly version: string;
	readonly requests: readonly PermissionRequest[];
	/** The app's words for permissions of its own. */
	readonly words?: Readonly<Record<string, PermissionWords>>;
	/** Set for an update: which of the requests are new, or reach further than before. */
	readonly grown?: readonly string[];
	/** Set for an update: what is granted now. */
	readonly granted?: readonly Grant[];
}

/**
 * Asks what to grant, in the host's own dialog. It asks for a choice: Escape does not close it. Resolves with what was
 * given, which may be nothing (`[]`), or `null` when the person does not want the extension or its update.
 */
export function askPermissions(question: PermissionQuestion): Promise<Grant[] | null> {
	const name = harmlessText(question.displayName, { max: 60, lines: "one" });
	const verb = question.grown ? "Update" : "Install";
	return openDialog<Grant[] | null>(
		(answer) => {
			const rows = question.requests.map((request) => row(question, request));
			const note = element("p", { class: "note", "aria-live": "polite" });
			const tell = () => {
				const withheld = rows.some(({ request, box }) => !request.optional && !box.checked);
				note.textContent = withheld
					? "Parts of it will not work without what you withhold."
					: "You can take each one back at any time.";
			};
			tell();
			for (const { box } of rows) box.addEventListener("change", tell);
			const refuse = button(question.grown ? "Keep the old version" : "Not now", () => answer(null));
			const give = () => answer(rows.filter(({ box }) => box.checked).map(({ request }) => grantOf(request)));
			return {
				title: `${verb} ${name}?`,
				by: byLine(question),
				name,
				iconUrl: question.iconUrl,
				body: [
					...section(
						"It asks to",
						rows.filter(({ request }) => !request.optional),
					),
					...section(
						"It may also want to; works without",
						rows.filter(({ request }) => request.optional),
					),
				],
				footer: [note, refuse, button(verb, give, "primary")],
				focus: refuse,
			};
		},
		{ gone: null },
	);
}

interface Row {
	readonly request: PermissionRequest;
	readonly box: HTMLInputElement;
	readonly item: HTMLLIElement;
}

function row(question: PermissionQuestion, request: PermissionRequest): Row {
	const sentence = harmlessText(permissionSentence(request, question.words), { max: 400, lines: "one" });
	const { risk } = permissionWords(request.permission, question.words);
	const reason = request.reason ? harmlessText(request.reason, { max: 240, lines: "one" }) : undefined;
	const isNew = question.grown?.includes(request.permission) ?? false;
	const had = question.granted?.some(({ permission }) => permission === request.permission);
	const box = element("input", { type: "checkbox", role: "switch" });
	box.checked = question.granted && !isNew ? had === true : !request.optional;
	const words = element(
		"span",
		{},
		element("b", {}, sentence),
		isNew && element("span", { class: "new" }, " · New"),
		risk === "high" && element("span", { class: "risk" }, " · Reaches far"),
		element("small", {}, reason ? `The author says: “${reason}”` : "The author gives no reason."),
	);
	return { request, box, item: element("li", {}, element("label", {}, words, box)) };
}

function section(title: string, rows: readonly Row[]): Node[] {
	if (rows.length === 0) return [];
	return [element("h3", {}, title), element("ul", { class: "asked" }, ...rows.map(({ item }) => item))];
}

function byLine({ publisher, publisherVerified, id, version }: PermissionQuestion): string {
	const verified = publisherVerified ? " (verified)" : "";
	return harmlessText(`${publisher}${verified} · ${id} · ${version}`, { max: 240, lines: "one" });
}
