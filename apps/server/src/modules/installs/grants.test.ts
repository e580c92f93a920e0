import type { PermissionRequest } from "@annex/manifest";
import { describe, expect, it } from "vitest";
import { checkedGrants, narrowedGrants } from "./grants.ts";

const a = "https://a.example/*";
const b = "https://b.example/*";
const requested: PermissionRequest[] = [
	{ permission: "storage", optional: false },
	{ permission: "network", hosts: [a, b], optional: true },
];
const refused = expect.objectContaining({ code: "grant_not_requested" });

describe("checkedGrants", () => {
	it("accepts fewer than what is asked, and nothing at all", () => {
		expect(checkedGrants([], requested)).toEqual([]);
		expect(checkedGrants([{ permission: "storage" }], requested)).toEqual([{ permission: "storage" }]);
		expect(checkedGrants([{ permission: "network", hosts: [b, b] }], requested)).toEqual([
			{ permission: "network", hosts: [b] },
		]);
	});

	it("writes down the hosts of a grant that names none", () => {
		expect(checkedGrants([{ permission: "network" }], requested)).toEqual([{ permission: "network", hosts: [a, b] }]);
	});

	it.each([
		["a permission that is not asked for", [{ permission: "camera" as const }]],
		["a host that is not asked for", [{ permission: "network" as const, hosts: [a, "https://evil.example/*"] }]],
		["hosts for what has none", [{ permission: "storage" as const, hosts: [a] }]],
		["a permission twice", [{ permission: "storage" as const }, { permission: "storage" as const }]],
	])("refuses %s", (_, grants) => expect(() => checkedGrants(grants, requested)).toThrow(refused));
});

describe("narrowedGrants", () => {
	it("keeps what the other version still asks for and never adds", () => {
		const other: PermissionRequest[] = [{ permission: "network", hosts: [b, "https://c.example/*"], optional: false }];
		expect(narrowedGrants([{ permission: "storage" }, { permission: "network", hosts: [a, b] }], other)).toEqual([
			{ permission: "network", hosts: [b] },
		]);
		expect(narrowedGrants([{ permission: "network", hosts: [a] }], other)).toEqual([]);
		expect(narrowedGrants([], requested)).toEqual([]);
	});
});
