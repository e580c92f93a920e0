import type { Api } from "../../guest.ts";

export async function activate(api: Api) {
	// ① Without actions it is shown and forgotten; plain text only, at most 500 characters.
	await api.ui.showNotification("Three drafts are older than a month.", { level: "warning" });

	// ② With actions it waits for the person and answers with the button chosen, or null.
	const chosen = await api.ui.showNotification("Tidy up?", { actions: ["Review", "Later"] });
	if (chosen !== "Review") return;

	// ③ A question takes the person's whole attention: one at a time, for what cannot be undone.
	const sure = await api.ui.showModal({
		title: "Delete three drafts?",
		message: "They cannot be brought back.",
		confirmLabel: "Delete",
	});
	console.log(sure ? "deleted" : "kept");
}
