import { type Bench, result } from "./bench.ts";
import { openBenchBrowser } from "./browser.ts";

/** From `engine.start` to the main module evaluated: digests checked, linked, in its own process. */
export const bench: Bench = {
	name: "activation",
	async run() {
		await using browser = await openBenchBrowser("activation-page.ts");
		const { warm, cold, bare } = await browser.page.evaluate(() =>
			(
				globalThis as unknown as { measure(rounds: number): Promise<Record<"warm" | "cold" | "bare", number[]>> }
			).measure(15),
		);
		const peer = { name: "bare worker of the same 50 KB, same origin", samples: bare };
		return [
			result("activate 50 KB in a warm shell", "ms", warm, peer),
			result("activate 50 KB in a new process", "ms", cold, peer),
		];
	},
};
