import { call, contract } from "@annex/rpc";
import { z } from "zod";

// As the manifest spells ids; whether one is declared is for the host half to say.
const id = z.string().min(1).max(100);
const args = z.array(z.json()).max(20);

/** Commands of one extension. Ids are local to it, so no extension can name, take or observe another's. */
export const commands = contract("commands", {
	calls: {
		register: call({
			in: z.strictObject({ id }),
			out: z.null(),
			doc: "Says that the extension answers a command which its manifest declares.",
		}),
		unregister: call({
			in: z.strictObject({ id }),
			out: z.null(),
			doc: "Takes a registration back; one that is not there is no error.",
		}),
		execute: call({
			in: z.strictObject({ id, args }),
			out: z.json(),
			rate: { perSecond: 20, burst: 50 },
			deadlineMs: 0,
			doc: "Executes one of the extension's own commands, as the palette would.",
		}),
	},
	callbacks: {
		run: call({
			in: z.strictObject({ id, args }),
			out: z.json(),
			deadlineMs: 0,
			doc: "Runs the handler of a command.",
		}),
	},
});
