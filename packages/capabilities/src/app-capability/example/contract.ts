import { call, contract, event } from "@annex/rpc";
import { z } from "zod";

/** What an app and its extensions share: the cards of a board. */
export const kanban = contract("kanban", {
	calls: {
		cards: call({
			in: z.strictObject({}),
			out: z.array(z.strictObject({ id: z.int(), title: z.string() })),
			permission: "kanban.read",
			doc: "Lists the cards.",
		}),
		add: call({
			in: z.strictObject({ title: z.string().trim().min(1).max(80) }),
			out: z.strictObject({ id: z.int() }),
			permission: "kanban.write",
			rate: { perSecond: 5, burst: 10 },
			doc: "Adds a card.",
		}),
	},
	events: {
		changed: event({ payload: z.strictObject({ count: z.int() }), permission: "kanban.read", doc: "Cards changed." }),
	},
});
