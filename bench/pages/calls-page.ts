import { AnnexError } from "@annex/errors";
import { call, contract, openChannel } from "@annex/rpc";
import { workerEngine } from "@annex/sandbox";
import { expose } from "comlink";
import { z } from "zod";
import { openPeer } from "./peer-frame.ts";
import { programOf } from "./program.ts";

const input = z.object({ text: z.string(), count: z.number(), deep: z.object({ list: z.array(z.number()) }) });
const echo = contract("bench", {
	calls: { echo: call({ in: input, out: input, permission: "data.read", doc: "Echoes." }) },
});
const frameUrl = (label: string) => `http://${label}.sandbox.localhost:${location.port}/`;

async function openGuest(creditsPerSecond?: number) {
	const engine = workerEngine({ frameUrl });
	const sandbox = await engine.start(await programOf("export {};"));
	const granted = new Set(["data.read"]);
	const channel = openChannel({
		port: sandbox.port,
		side: "host",
		gate: (_method, { permission }) => {
			if (permission && !granted.has(permission)) throw new AnnexError({ code: "permission_denied", message: "No." });
		},
		limits: creditsPerSecond ? { creditsPerSecond } : {},
	});
	channel.serve(echo, { echo: (value) => value });
	return {
		ask: (task: string, n: number) => channel.call(`bench.${task}`, n, { deadlineMs: 0 }),
		remove: () => engine.dispose(),
	};
}

async function openPeers() {
	const [bare, comlink] = await Promise.all([openPeer("bare"), openPeer("comlink")]);
	return {
		ask(peer: "bare" | "comlink", task: string, n: number): Promise<unknown> {
			const { port1, port2 } = new MessageChannel();
			if (peer === "comlink") expose({ echo: (value: unknown) => value }, port1);
			else port1.onmessage = ({ data }) => port1.postMessage(data);
			return (peer === "bare" ? bare : comlink).ask([task, peer, n], port2);
		},
		remove() {
			bare.remove();
			comlink.remove();
		},
	};
}

Object.assign(globalThis, {
	async measure(rounds: number, batches: number, calls: number) {
		const [checked, unpaced, peers] = await Promise.all([openGuest(), openGuest(10_000_000), openPeers()]);
		const subjects = {
			checked: (task: string, n: number) => checked.ask(task, n),
			unpaced: (task: string, n: number) => unpaced.ask(task, n),
			bare: (task: string, n: number) => peers.ask("bare", task, n),
			comlink: (task: string, n: number) => peers.ask("comlink", task, n),
		};
		const roundTrips: Record<string, number[]> = {};
		const pipelined: Record<string, number[]> = {};
		for (let round = 0; round <= rounds; round++) {
			for (const [name, ask] of Object.entries(subjects)) {
				const times = (await ask("roundTrips", batches)) as number[];
				const perSecond = (await ask("pipelined", calls)) as number;
				// The first round warms everybody up.
				if (round === 0) continue;
				roundTrips[name] = [...(roundTrips[name] ?? []), ...times];
				pipelined[name] = [...(pipelined[name] ?? []), perSecond];
			}
		}
		checked.remove();
		unpaced.remove();
		peers.remove();
		return { roundTrips, pipelined };
	},
});
