import { call, contract, event } from "@annex/host";
import { z } from "zod";

/** What this app lends to extensions: the cards of the board. Extensions import its type and nothing else. */
export const board = contract("board", {
	calls: {
		cards: call({
			in: z.strictObject({}),
			out: z.array(z.strictObject({ id: z.int(), title: z.string(), done: z.boolean() })),
			permission: "board.read",
			doc: "Lists the cards, oldest first.",
		}),
		add: call({
			in: z.strictObject({ title: z.string().trim().min(1).max(80) }),
			out: z.strictObject({ id: z.int() }),
			permission: "board.write",
			rate: { perSecond: 5, burst: 10 },
			doc: "Adds a card; its text is shown with the extension's name.",
		}),
	},
	events: {
		changed: event({
			payload: z.strictObject({ open: z.int() }),
			permission: "board.read",
			doc: "Cards came, went or were done.",
		}),
	},
});
