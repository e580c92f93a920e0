import { expect, it } from "vitest";
import { describeCache } from "../conformance.ts";
import { memoryCache } from "./memory.ts";

describeCache("memory", async () => {
	let at = 0;
	return {
		cache: memoryCache({ now: () => at }),
		advance: async (ms) => {
			at += ms;
		},
	};
});

it("stays within its size by forgetting what was not used longest", async () => {
	const cache = memoryCache({ maxEntries: 2, now: () => 0 });
	await cache.set("a", 1, 1_000);
	await cache.set("b", 2, 1_000);
	await cache.get("a");
	await cache.set("c", 3, 1_000);
	expect([await cache.get("a"), await cache.get("b"), await cache.get("c")]).toEqual([1, undefined, 3]);
});
