import { call, contract } from "@annex/rpc";
import { z } from "zod";
import { panelLimits } from "./limits.ts";

const panel = z
	.string()
	.min(1)
	.max(100)
	.regex(/^[a-zA-Z][\w.-]*$/);
const parent = z
	.string()
	.max(12)
	.regex(/^(?:~|[0-9a-z]+)$/);
const index = z.int().min(0).max(panelLimits.nodes);
const nothing = z.null();

/**
 * One change of the tree, as Remote DOM spells it: `[0, parent, child, index]` inserts, `[1, parent, index]` removes,
 * `[3, node, property, value]` updates. What is inserted and set is judged by the host half, component by component.
 */
const record = z.union([
	z.tuple([z.literal(0), parent, z.unknown(), index]),
	z.tuple([z.literal(1), parent, index]),
	z.tuple([z.literal(3), parent, z.string().max(40), z.unknown()]),
]);

/** Panels: trees of components that the host draws. No extension's HTML, style or script comes near the page. */
export const panels = contract("panels", {
	calls: {
		register: call({
			in: z.strictObject({ panel }),
			out: nothing,
			doc: "Says that a declared panel will be filled when it is shown.",
		}),
		create: call({
			in: z.strictObject({ panel, title: z.string().trim().min(1).max(80), location: z.string().max(60) }),
			out: nothing,
			rate: { perSecond: 1, burst: 5 },
			doc: "Adds a panel that the manifest does not declare, while the extension runs; at most ten.",
		}),
		unregister: call({
			in: z.strictObject({ panel }),
			out: nothing,
			doc: "Empties a panel and says that nobody fills it any more.",
		}),
		mutate: call({
			in: z.strictObject({ panel, records: z.array(record).min(1).max(panelLimits.records) }),
			out: nothing,
			rate: { perSecond: 25, burst: 50 },
			doc: "Changes the tree of a panel: all of it holds, or the panel is emptied and the call says why.",
		}),
		describe: call({
			in: z.strictObject({
				panel,
				title: z.string().trim().min(1).max(80).optional(),
				badge: z.string().max(8).optional(),
			}),
			out: nothing,
			rate: { perSecond: 5, burst: 10 },
			doc: "Changes a panel's title or the short figure beside it.",
		}),
		reveal: call({
			in: z.strictObject({ panel }),
			out: nothing,
			rate: { perSecond: 0.2, burst: 2 },
			doc: "Asks the app to bring a panel into view.",
		}),
	},
	callbacks: {
		show: call({
			in: z.strictObject({ panel }),
			out: nothing,
			deadlineMs: 10_000,
			doc: "The panel is in view; the first time, the extension fills it.",
		}),
		hide: call({ in: z.strictObject({ panel }), out: nothing, doc: "The panel is out of view." }),
		happened: call({
			in: z.strictObject({ panel, node: z.string(), event: z.string(), value: z.unknown() }),
			out: nothing,
			doc: "Somebody used a component.",
		}),
	},
});
