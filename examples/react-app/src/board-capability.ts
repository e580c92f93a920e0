import { appCapability } from "@annex/host";
import { addCard, cardsNow, onCards } from "./board.ts";
import { board } from "./board-contract.ts";

/** The app's half of the contract. Arguments arrive parsed, and only while the permission is granted. */
export const boardCapability = appCapability({
	contract: board,
	permissions: {
		"board.read": { can: "Read the cards on your board", risk: "low" },
		"board.write": { can: "Add cards to your board", risk: "medium" },
	},
	open({ extension, signal, emit }) {
		const stop = onCards(() => emit("changed", { open: cardsNow().filter(({ done }) => !done).length }));
		signal.addEventListener("abort", stop, { once: true });
		return {
			cards: () => cardsNow().map(({ id, title, done }) => ({ id, title, done })),
			add: ({ title }) => ({ id: addCard(title, extension.displayName) }),
		};
	},
});
