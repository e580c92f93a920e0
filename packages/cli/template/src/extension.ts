// Only types come from the SDK: they vanish when the extension is bundled, so nothing has to be installed to package it.
import type { Api, ExtensionContext } from "@annex/sdk";

/**
 * Runs once, in a worker of its own, when something in `activationEvents` of manifest.json happens: here, when the
 * command is chosen for the first time. `api` is all that an extension can reach; there is no page and no network here.
 */
export async function activate(api: Api, context: ExtensionContext): Promise<void> {
	const hello = await api.commands.register("__CAMEL__.hello", async () => {
		const times = await countGreeting(api);
		await api.ui.showNotification(times === undefined ? "Hello!" : `Hello! That makes ${times}.`);
	});

	// What is pushed here ends with the extension.
	context.subscriptions.push(hello);
}

/** Counts in the extension's own storage. A user may refuse that permission, and the extension goes on without it. */
async function countGreeting(api: Api): Promise<number | undefined> {
	try {
		const times = ((await api.storage.get<number>("times")) ?? 0) + 1;
		await api.storage.set("times", times);
		return times;
	} catch (error) {
		if ((error as { code?: unknown }).code === "permission_denied") return undefined;
		throw error;
	}
}
