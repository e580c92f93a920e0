import { expect, it } from "vitest";
import { memoryCache } from "../../ports/cache/drivers/memory.ts";
import { byteQuota } from "./byte-quota.ts";

const DAY_MS = 24 * 60 * 60_000;

it("ends at its limit for one person and extension, and begins anew the next day", async () => {
	let now = 0;
	const cache = memoryCache({ now: () => now });
	const quota = byteQuota(cache, "ada", "acme.a", 1_000);
	await quota.check();
	await quota.add(999);
	await quota.check();
	await quota.add(1);
	await expect(quota.check()).rejects.toMatchObject({ code: "network_quota_exceeded", status: 429 });
	await byteQuota(cache, "ada", "acme.b", 1_000).check();
	await byteQuota(cache, "grace", "acme.a", 1_000).check();
	now = DAY_MS;
	await quota.check();
});
