import { defineExtension, type Panel } from "@annex/sdk";
import type { board } from "../../react-app/src/board-contract.ts";

const QUESTIONS = ["What did I do yesterday?", "What will I do today?", "What is in my way?"];

export default defineExtension({
	async activate(api, context) {
		const cards = api.capability<typeof board>("board");

		const begin = async () => {
			const titles = new Set((await cards.cards({})).map(({ title }) => title));
			const missing = QUESTIONS.filter((title) => !titles.has(title));
			for (const title of missing) await cards.add({ title });
			return missing.length;
		};
		const drawProgress = async (panel: Panel) => {
			const all = await cards.cards({});
			const done = all.filter((card) => card.done).length;
			await panel.render(
				{ type: "Progress", label: `${done} of ${all.length} cards are done`, percent: (100 * done) / all.length },
				{ type: "Button", label: "Ask the questions", onPress: () => void begin() },
			);
		};
		const watch = () => {
			context.subscriptions.push(
				cards.on("changed", ({ open }) => void api.ui.showNotification(`${open} cards are open.`)),
			);
		};
		context.subscriptions.push(
			await api.commands.register("standup.begin", begin),
			await api.commands.register("standup.watch", watch),
			await api.panels.register("standup.progress", (panel) => {
				context.subscriptions.push(cards.on("changed", () => void drawProgress(panel)));
				return drawProgress(panel);
			}),
		);
	},
});
