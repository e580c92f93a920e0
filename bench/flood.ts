import { type Bench, result } from "./bench.ts";
import { openBenchBrowser } from "./browser.ts";

const MESSAGES = 1_000_000;

/** A guest that ignores its credits and posts a million calls in one loop. */
export const bench: Bench = {
	name: "flood",
	async run() {
		await using browser = await openBenchBrowser("flood-page.ts");
		const { guarded, open, ended } = await browser.page.evaluate(
			(messages) =>
				(
					globalThis as unknown as {
						measure(rounds: number, messages: number): Promise<Record<"guarded" | "open" | "ended", number[]>>;
					}
				).measure(5, messages),
			MESSAGES,
		);
		const peer = { name: "a port that only counts the messages", samples: open };
		return [
			result("longest host pause under a flood of a million messages", "ms", guarded, peer),
			result("flood noticed and cut off", "ms", ended),
		];
	},
};
