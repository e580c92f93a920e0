import type { Api, ExtensionContext } from "../../guest.ts";

// ① manifest.json: "contributes": { "state": [{ "name": "words", "to": "everyone" }] }
export async function activate(api: Api, context: ExtensionContext) {
	// ② Only the owner sets it; others see `acme.sample:words` with the latest value.
	await api.state.set("words", 12);
	// ③ A value of another extension: read synchronously, and told of when it changes.
	const goal = await api.state.observe("acme.goals:words", ({ value, stale }) =>
		console.log(`goal: ${value}${stale ? " (as it was last)" : ""}`),
	);
	console.log(`goal at first: ${goal.value}`);
	context.subscriptions.push(goal);
}
