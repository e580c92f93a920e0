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

test("whoever watches hears of every change, also of one that only narrows, until it stops", () => {
	const grants = liveGrants([{ permission: "network", hosts: ["https://a.example.com/*"] }]);
	const heard: unknown[] = [];
	const stop = grants.onChange(() => heard.push(grants.list()));
	grants.replace([{ permission: "network", hosts: [] }]);
	stop();
	grants.replace([]);
	expect(heard).toEqual([[{ permission: "network", hosts: [] }]]);
});

test("who no longer waits is not told", () => {
	const grants = liveGrants([{ permission: "storage" }]);
	const told: string[] = [];
	grants.onceRevoked("storage", () => told.push("storage"))();
	grants.replace([]);
	expect(told).toEqual([]);
});
