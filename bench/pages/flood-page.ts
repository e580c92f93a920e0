import { call, contract, openChannel } from "@annex/rpc";
import { z } from "zod";
import { openPeer } from "./peer-frame.ts";

const echo = contract("bench", { calls: { echo: call({ in: z.number(), out: z.number(), doc: "Echoes." }) } });
const BEAT_MS = 5;

/** The longest time for which the page did nothing else, beyond the beat itself, until `over` settles. */
async function longestPause(over: Promise<unknown>): Promise<number> {
	let last = performance.now();
	let longest = 0;
	const beat = () => {
		const now = performance.now();
		longest = Math.max(longest, now - last - BEAT_MS);
		last = now;
	};
	const timer = setInterval(beat, BEAT_MS);
	await over;
	beat();
	clearInterval(timer);
	return longest;
}

Object.assign(globalThis, {
	async measure(rounds: number, messages: number) {
		const samples = { guarded: [] as number[], open: [] as number[], ended: [] as number[] };
		for (let round = 0; round < rounds; round++) {
			const guarded = await openPeer(`guarded-${round}`);
			const first = new MessageChannel();
			const host = openChannel({ port: first.port1, side: "host" });
			host.serve(echo, { echo: (n) => n });
			const started = performance.now();
			// A second longer than the close, so that what the browser still has to drop is seen too.
			const ended = host.closed.then(() => {
				samples.ended.push(performance.now() - started);
				guarded.remove();
				return new Promise((resolve) => setTimeout(resolve, 1_000));
			});
			guarded.ask(["flood", "bare", messages], first.port2);
			samples.guarded.push(await longestPause(ended));

			const open = await openPeer(`open-${round}`);
			const second = new MessageChannel();
			const all = new Promise<void>((resolve) => {
				let seen = 0;
				second.port1.onmessage = () => {
					seen += 1;
					if (seen > messages) resolve();
				};
			});
			open.ask(["flood", "bare", messages], second.port2);
			samples.open.push(await longestPause(all));
			open.remove();
		}
		return samples;
	},
});
