import { expect, test } from "vitest";
import { liveGrants } from "./live-grants.ts";

test("a call is let through or refused by what is granted at that moment", () => {
	const grants = liveGrants([]);
	const spec = { permission: "storage" } as never;
	expect(() => grants.gate("storage.get", spec)).toThrow(/needs the permission "storage"/);
	grants.replace([{ permission: "storage" }]);
	expect(() => grants.gate("storage.get", spec)).not.toThrow();
	grants.replace([]);
	expect(() => grants.gate("storage.get", spec)).toThrow();
});

test("taking one permission back tells those who wait for that, once, and nobody else", () => {
	const grants = liveGrants([{ permission: "storage" }, { permission: "data.read" }]);
	const told: string[] = [];
	grants.onceRevoked("storage", () => told.push("storage"));
	grants.onceRevoked("data.read", () => told.push("data.read"));
	grants.replace([{ permission: "data.read" }]);
	grants.replace([{ permission: "data.read" }, { permission: "storage" }]);
	grants.replace([{ permission: "data.read" }]);
	expect(told).toEqual(["storage"]);
});

test("who no longer waits is not told", () => {
	const grants = liveGrants([{ permission: "storage" }]);
	const told: string[] = [];
	grants.onceRevoked("storage", () => told.push("storage"))();
	grants.replace([]);
	expect(told).toEqual([]);
});
