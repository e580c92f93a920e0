import { describe, expect, it } from "vitest";
import { memoryCache } from "../../ports/cache/drivers/memory.ts";
import { cachedReads } from "./cached-reads.ts";

const base = { key: "k", ttlMs: 60_000, tags: ["a", "b"] };

describe("cachedReads", () => {
	it("loads once and serves what it kept", async () => {
		const reads = cachedReads(memoryCache());
		let loads = 0;
		const load = async () => ({ loads: ++loads });
		expect(await reads.read({ ...base, load })).toEqual({ loads: 1 });
		expect(await reads.read({ ...base, load })).toEqual({ loads: 1 });
	});

	it("loads again after one of the tags was invalidated", async () => {
		const reads = cachedReads(memoryCache());
		let loads = 0;
		const load = async () => ++loads;
		await reads.read({ ...base, load });
		await reads.invalidate(["b"]);
		expect(await reads.read({ ...base, load })).toBe(2);
	});

	it("never serves a load that began before an invalidation to a read that began after it", async () => {
		const reads = cachedReads(memoryCache());
		const { promise, resolve } = Promise.withResolvers<string>();
		const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
		const slow = reads.read({
			...base,
			load: () => {
				begin();
				return promise;
			},
		});
		await begun;
		await reads.invalidate(["a"]);
		expect(await reads.read({ ...base, load: async () => "new" })).toBe("new");
		resolve("old");
		expect(await slow).toBe("old");
		expect(await reads.read({ ...base, load: async () => "newest" })).toBe("new");
	});

	it("shares one load among all who ask at once", async () => {
		const reads = cachedReads(memoryCache());
		let loads = 0;
		await reads.read({ ...base, key: "warm-up of the epochs", load: async () => 0 });
		const load = async () => {
			await new Promise((done) => setImmediate(done));
			return ++loads;
		};
		expect(await Promise.all([1, 2, 3].map(() => reads.read({ ...base, load })))).toEqual([1, 1, 1]);
	});

	it("keeps neither an absence nor a failure", async () => {
		const reads = cachedReads(memoryCache());
		expect(await reads.read({ ...base, load: async () => undefined })).toBeUndefined();
		await expect(reads.read({ ...base, load: () => Promise.reject(new Error("no")) })).rejects.toThrow("no");
		expect(await reads.read({ ...base, load: async () => "there" })).toBe("there");
	});

	it("makes the bytes of a text once and hands the same to everybody", async () => {
		const reads = cachedReads(memoryCache());
		const load = async () => "{}";
		const bytes = await reads.readBytes({ ...base, load });
		expect(bytes?.toString()).toBe("{}");
		expect(await reads.readBytes({ ...base, load: () => Promise.reject(new Error("asked again")) })).toBe(bytes);
		expect(await reads.readBytes({ ...base, key: "absent", load: async () => undefined })).toBeUndefined();
	});

	it("drops bytes at an invalidation, also at one by another process on the same cache", async () => {
		const cache = memoryCache();
		const [here, elsewhere] = [cachedReads(cache), cachedReads(cache)];
		const read = async (text: string) => (await here.readBytes({ ...base, load: async () => text }))?.toString();
		expect(await read("first")).toBe("first");
		await here.invalidate(["a"]);
		expect(await read("second")).toBe("second");
		await elsewhere.invalidate(["b"]);
		expect(await read("third")).toBe("third");
	});

	it("keeps bytes at hand for half a minute and for no longer", async () => {
		let now = 0;
		const reads = cachedReads(memoryCache({ now: () => now }), () => now);
		const read = async (text: string) =>
			(await reads.readBytes({ ...base, ttlMs: 1_000, load: async () => text }))?.toString();
		expect(await read("old")).toBe("old");
		now = 29_000;
		expect(await read("new")).toBe("old");
		now = 30_001;
		expect(await read("new")).toBe("new");
	});
});
