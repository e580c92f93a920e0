import type { Api, ExtensionContext, Json } from "@annex/sdk";
import { countText, countWords } from "./count-text.ts";
import { counted, localDate, parseDay, writtenOn } from "./daily-progress.ts";
import { amount, details, summary } from "./describe-figures.ts";
import { showWords } from "./status-item.ts";

const GOALS = [250, 500, 1_000] as const;
const DEFAULT_GOAL = 500;

export async function activate(api: Api, context: ExtensionContext): Promise<void> {
	context.subscriptions.push(
		await showWords(api),
		await api.commands.register("wordCount.show", () => explainRefusal(api, () => show(api))),
		await api.commands.register("wordCount.today", () => explainRefusal(api, () => today(api))),
	);
}

/** Figures of the selection, or of the whole document when nothing is selected. */
async function show(api: Api): Promise<void> {
	const selection = await api.editor.getSelection();
	const source = selection?.text ? selection : await api.editor.getText();
	if (!source) return void (await api.ui.showNotification("Open a document to count its words."));

	const figures = countText(source.text);
	const where = source === selection ? "Selection" : "Document";
	const choice = await api.ui.showNotification(`${where}: ${summary(figures)}`, { actions: ["Details"] });
	if (choice === "Details") {
		await api.ui.showModal({ title: `Word Count: ${where}`, message: details(figures), cancelLabel: "Close" });
	}
}

/** What was written today, against a goal that the person picks. */
async function today(api: Api): Promise<void> {
	const document = await api.editor.getText();
	if (!document) return void (await api.ui.showNotification("Open a document to see what you have written today."));

	const before = parseDay(await api.storage.get("day"));
	const day = counted(before, localDate(new Date()), document.documentId, countWords(document.text));
	await api.storage.set("day", day as unknown as Json);

	const goal = (await api.storage.get<number>("goal")) ?? DEFAULT_GOAL;
	const written = writtenOn(day);
	const said = `Today: ${amount(written, "word")} of ${goal}${written >= goal ? ". Goal reached." : "."}`;
	if ((await api.ui.showNotification(said, { actions: ["Change goal"] })) !== "Change goal") return;

	const labels = GOALS.map((words) => `${words} words`);
	const picked = labels.indexOf((await api.ui.showNotification("Words a day:", { actions: labels })) ?? "");
	const wanted = GOALS[picked];
	if (wanted !== undefined) await api.storage.set("goal", wanted);
}

/** A refused permission is the person's decision, not a failure: it is said in a sentence. */
async function explainRefusal(api: Api, run: () => Promise<void>): Promise<void> {
	try {
		await run();
	} catch (error) {
		if ((error as { code?: unknown }).code !== "permission_denied") throw error;
		await api.ui.showNotification("Word Count needs a permission for this. You can allow it under My extensions.", {
			level: "warning",
		});
	}
}
