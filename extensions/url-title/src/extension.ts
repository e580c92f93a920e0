import type { Api, ExtensionContext } from "@annex/sdk";
import { addressAt, type FoundAddress } from "./address-at.ts";
import { markdownLink } from "./markdown-link.ts";
import { pageTitle } from "./page-title.ts";

export async function activate(api: Api, context: ExtensionContext): Promise<void> {
	context.subscriptions.push(await api.commands.register("urlTitle.link", () => explainRefusal(api, () => link(api))));
}

async function link(api: Api): Promise<void> {
	const [document, selection] = await Promise.all([api.editor.getText(), api.editor.getSelection()]);
	if (!document || !selection) return say(api, "Open a document to turn an address in it into a link.");
	const found = addressAt(document.text, selection);
	if (!found) return say(api, "Put the cursor into an address that begins with https://.");

	const answer = await api.network.fetch(found.url, { headers: { accept: "text/html" } });
	const { host } = new URL(found.url);
	if (!answer.ok) return say(api, `${host} answered with status ${answer.status}.`);
	const title = /html/i.test(answer.headers["content-type"] ?? "") ? pageTitle(answer.text()) : undefined;
	if (title === undefined) return say(api, `What ${host} has there has no title.`);
	await replace(api, document.documentId, found, markdownLink(title, found.url));
}

/** The person may have typed while the page was asked: the address is replaced where it stands, or not at all. */
async function replace(api: Api, documentId: string, found: FoundAddress, text: string): Promise<void> {
	const now = await api.editor.getText();
	if (now?.documentId !== documentId || now.text.slice(found.start, found.end) !== found.url) {
		return say(api, "The text has changed in the meantime. Run the command again.");
	}
	const { start, end } = found;
	await api.editor.applyEdits({ documentId, version: now.version, edits: [{ start, end, text }] });
}

async function say(api: Api, message: string): Promise<void> {
	await api.ui.showNotification(message);
}

const REFUSALS: Readonly<Record<string, string>> = {
	permission_denied: "URL Title needs a permission for this. You can allow it under My extensions.",
	address_not_granted: "URL Title asks only the sites that it lists, and this address leads to another one.",
	document_conflict: "The text has changed in the meantime. Run the command again.",
	document_closed: "The text has changed in the meantime. Run the command again.",
	network_failed: "The page cannot be reached.",
	address_unknown: "The page cannot be reached.",
	network_timeout: "The page did not answer in time.",
	answer_too_large: "The page is too large to look for its title.",
};

/** What can go wrong out there, and what a person decided, is no failure: it is said in a sentence. */
async function explainRefusal(api: Api, run: () => Promise<void>): Promise<void> {
	try {
		await run();
	} catch (error) {
		const code = String((error as { code?: unknown } | null)?.code);
		const sentence = Object.hasOwn(REFUSALS, code) ? REFUSALS[code] : undefined;
		if (sentence === undefined) throw error;
		await api.ui.showNotification(sentence, { level: "warning" });
	}
}
