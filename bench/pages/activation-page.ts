import { AnnexError } from "@annex/errors";
import { workerEngine } from "@annex/sandbox";
import { programOf, sourceOf } from "./program.ts";

const SIZE = 50 * 1024;
const frameUrl = (label: string) => `http://${label}.sandbox.localhost:${location.port}/`;
const over = new AnnexError({ code: "extension_closed", message: "Measured." });
const settle = () => new Promise((resolve) => setTimeout(resolve, 250));

async function timed(run: () => Promise<() => void>): Promise<number> {
	const started = performance.now();
	const end = await run();
	const elapsed = performance.now() - started;
	end();
	return elapsed;
}

Object.assign(globalThis, {
	async measure(rounds: number) {
		const source = sourceOf(SIZE);
		const program = await programOf(source);
		const [warmEngine, coldEngine] = [workerEngine({ frameUrl }), workerEngine({ frameUrl })];
		const start = (engine: typeof warmEngine) => async () => {
			const sandbox = await engine.start(program);
			return () => sandbox.terminate(over);
		};
		const bareWorker = () =>
			new Promise<() => void>((resolve) => {
				const code = `${source.replaceAll("export ", "")}\npostMessage(0);`;
				const url = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
				const worker = new Worker(url);
				worker.onmessage = () => resolve(() => worker.terminate());
			});
		const samples = { warm: [] as number[], cold: [] as number[], bare: [] as number[] };
		warmEngine.warm(1);
		for (let round = 0; round < rounds; round++) {
			await settle();
			samples.warm.push(await timed(start(warmEngine)));
			await settle();
			samples.cold.push(await timed(start(coldEngine)));
			await settle();
			samples.bare.push(await timed(bareWorker));
		}
		warmEngine.dispose();
		return samples;
	},
});
