import { readFile } from "node:fs/promises";
import { permissionNames } from "@annex/manifest";
import { expect, test } from "vitest";
import { contracts, permissionTable } from "./permission-table.ts";
import { renderPermissionsReference } from "./permissions-reference.ts";

test("every method and event of every contract is in the table, with the contract's own permission", () => {
	const expected = new Map<string, string | null>();
	for (const contract of contracts) {
		const shape: { calls: object; events?: object } = contract;
		for (const part of [shape.calls, shape.events ?? {}]) {
			for (const [method, spec] of Object.entries(part)) {
				expected.set(`${contract.name}.${method}`, spec.permission ?? null);
			}
		}
	}
	expect(new Map(Object.entries(permissionTable))).toEqual(expected);
	expect(expected.size).toBeGreaterThan(15);
});

test("the table names only permissions that a manifest can ask for", () => {
	for (const permission of Object.values(permissionTable)) {
		if (permission !== null) expect(permissionNames).toContain(permission);
	}
});

test("contract names are unique, so that no method is served under another's name", () => {
	expect(new Set(contracts.map(({ name }) => name)).size).toBe(contracts.length);
});

test("docs/reference/permissions.md is what the contracts say now", async () => {
	const page = new URL("../../../docs/reference/permissions.md", import.meta.url);
	expect(await readFile(page, "utf8")).toBe(renderPermissionsReference());
});
