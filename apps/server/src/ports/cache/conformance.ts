import { describe, expect, it } from "vitest";
import type { Cache } from "./port.ts";

/** What every driver of the cache port keeps. `advance` moves the driver's clock, or waits for the real one. */
export function describeCache(
	name: string,
	open: () => Promise<{ cache: Cache; advance: (ms: number) => Promise<void> }>,
): void {
	describe(`cache in ${name}`, () => {
		it("gives values back until their time is over", async () => {
			const { cache, advance } = await open();
			await cache.set("a", { list: [1, null] }, 1_000);
			expect(await cache.get("a")).toEqual({ list: [1, null] });
			await advance(1_001);
			expect(await cache.get("a")).toBeUndefined();
			expect(await cache.get("never")).toBeUndefined();
		});

		it("is not changed by changing what was given or got", async () => {
			const { cache } = await open();
			const value = { list: [1] };
			await cache.set("a", value, 1_000);
			value.list.push(2);
			((await cache.get("a")) as typeof value).list.push(3);
			expect(await cache.get("a")).toEqual({ list: [1] });
		});

		it("drops what carries an invalidated tag and nothing else", async () => {
			const { cache } = await open();
			await cache.set("a", 1, 1_000, ["x", "y"]);
			await cache.set("b", 2, 1_000, ["y"]);
			await cache.set("c", 3, 1_000);
			await cache.invalidate(["x"]);
			expect([await cache.get("a"), await cache.get("b"), await cache.get("c")]).toEqual([undefined, 2, 3]);
			await cache.invalidate(["y", "never"]);
			expect([await cache.get("b"), await cache.get("c")]).toEqual([undefined, 3]);
		});

		it("counts hits in a window and starts anew after it", async () => {
			const { cache, advance } = await open();
			expect((await cache.hit("k", 1_000)).count).toBe(1);
			const second = await cache.hit("k", 1_000);
			expect(second.count).toBe(2);
			expect(second.resetMs).toBeGreaterThan(0);
			expect(second.resetMs).toBeLessThanOrEqual(1_000);
			expect((await cache.hit("other", 1_000)).count).toBe(1);
			await advance(1_001);
			expect((await cache.hit("k", 1_000)).count).toBe(1);
		});

		it("counts several hits at once, and looks without counting", async () => {
			const { cache, advance } = await open();
			expect((await cache.hit("k", 1_000, 0)).count).toBe(0);
			expect((await cache.hit("k", 1_000, 700)).count).toBe(700);
			expect((await cache.hit("k", 1_000, 0)).count).toBe(700);
			await advance(1_001);
			expect((await cache.hit("k", 1_000, 0)).count).toBe(0);
		});

		it("takes a hit back, never one that was not counted in this window", async () => {
			const { cache, advance } = await open();
			await cache.hit("k", 1_000);
			await cache.hit("k", 1_000);
			await cache.unhit("k");
			expect((await cache.hit("k", 1_000)).count).toBe(2);
			await cache.unhit("never");
			expect((await cache.hit("never", 1_000)).count).toBe(1);
			await advance(1_001);
			await cache.unhit("k");
			expect((await cache.hit("k", 1_000)).count).toBe(1);
		});

		it("lets one holder of a lock run and turns the others away at once", async () => {
			const { cache } = await open();
			const { promise: held, resolve: release } = Promise.withResolvers<string>();
			const first = cache.withLock("l", 10_000, () => held);
			expect(await cache.withLock("l", 10_000, async () => "second")).toBeUndefined();
			expect(await cache.withLock("other", 10_000, async () => "other")).toBe("other");
			release("first");
			expect(await first).toBe("first");
			expect(await cache.withLock("l", 10_000, async () => "third")).toBe("third");
		});

		it("frees a lock whose holder failed, and one whose time is over", async () => {
			const { cache, advance } = await open();
			await expect(cache.withLock("l", 10_000, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
			const { promise: held, resolve: release } = Promise.withResolvers<string>();
			const slow = cache.withLock("l", 1_000, () => held);
			await advance(1_001);
			expect(await cache.withLock("l", 1_000, async () => "next")).toBe("next");
			release("late");
			expect(await slow).toBe("late");
		});
	});
}
