import { expect, test } from "vitest";
import { openTestScope } from "../testing.ts";
import * as example from "./example/extension.ts";
import { memoryStorage } from "./memory-storage.ts";

const grants = [{ permission: "storage" as const }];
const sample = { id: "acme.sample", version: "1.0.0", displayName: "Sample" };
const { signal } = new AbortController();

test("values outlive the run that set them", async () => {
	const storage = memoryStorage();
	for (const visits of [1, 2, 3]) {
		await using _ = await openTestScope({ extension: example, grants, powers: { storage } });
		expect(await storage.get(sample, "visits", signal)).toBe(visits);
	}
	expect(await storage.keys(sample, signal)).toEqual(["visits", "history"]);
});

test("tells an extension that its quota is full, with what would help", async () => {
	const storage = memoryStorage({ quotaBytes: 1_000 });
	await using _ = await openTestScope({ extension: example, grants, powers: { storage } });
	expect(await storage.keys(sample, signal)).toEqual(["visits"]);
});

test("tells null from a key that was never set, and lists keys sorted", async () => {
	await using scope = await openTestScope({ grants });
	const call = (method: string, input: object) => scope.guest.call(`storage.${method}`, input);
	await call("set", { key: "b", value: null });
	await call("set", { key: "a", value: { deep: [1, "two", false] } });
	expect(await call("get", { key: "b" })).toEqual({ found: true, value: null });
	expect(await call("get", { key: "c" })).toEqual({ found: false, value: null });
	expect(await call("get", { key: "a" })).toEqual({ found: true, value: { deep: [1, "two", false] } });
	expect(await call("keys", {})).toEqual(["a", "b"]);
	await call("delete", { key: "a" });
	await call("delete", { key: "a" });
	expect(await call("keys", {})).toEqual(["b"]);
});

test("an app without storage says so", async () => {
	const powers = { storage: undefined } as never;
	await using scope = await openTestScope({ grants, powers });
	await expect(scope.guest.call("storage.get", { key: "a" })).rejects.toMatchObject({
		code: "capability_not_offered",
	});
});
