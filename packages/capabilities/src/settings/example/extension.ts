import type { Api, ExtensionContext } from "../../guest.ts";

// ① manifest.json declares the setting; the app draws the form:
//    "settings": [{ "key": "goal", "type": "number", "default": 500, "min": 0, "title": "Words a day" }]
export async function activate(api: Api, context: ExtensionContext) {
	// ② Reading is synchronous and never fails: the person's choice, or the default.
	console.log(`goal: ${api.settings.get("goal")}`);

	// ③ Somebody moves the goal while the extension runs.
	context.subscriptions.push(
		api.settings.onDidChange((changes) => {
			if (changes.has("goal")) console.log(`new goal: ${changes.get("goal")}`);
		}),
	);

	// ④ Your own settings can be changed by code, too; what the schema does not allow is refused.
	context.subscriptions.push(
		await api.commands.register("goal.raise", async () => {
			await api.settings.set("goal", Number(api.settings.get("goal")) + 100);
			return api.settings.get("goal");
		}),
	);
}
