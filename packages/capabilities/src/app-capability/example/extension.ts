import type { Api, ExtensionContext } from "../../guest.ts";
import type { kanban } from "./contract.ts";

/** Adds a card to the board of an app that has one, and tells how many there are whenever that changes. */
export async function activate(api: Api, context: ExtensionContext): Promise<void> {
	const board = api.capability<typeof kanban>("kanban");
	context.subscriptions.push(
		board.on("changed", ({ count }) => void api.ui.showNotification(`${count} cards`)),
		await api.commands.register("board.tidy", async () => {
			await board.add({ title: "Tidy up" });
			return (await board.cards({})).length;
		}),
	);
}
