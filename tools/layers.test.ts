import { expect, test } from "vitest";
import { offencesOf } from "./layers.ts";

const names = new Map([
	["@annex/errors", "packages/errors"],
	["@annex/rpc", "packages/rpc"],
	["@annex/host", "packages/host"],
	["@annex/sdk", "packages/sdk"],
	["@annex/capabilities", "packages/capabilities"],
]);

test("lets a room import from the rooms below it", () => {
	expect(offencesOf("packages/rpc/src/a.ts", 'import { AnnexError } from "@annex/errors";', names)).toEqual([]);
});

test("refuses an import that points up and names the allowed rooms", () => {
	const [offence] = offencesOf("packages/rpc/src/a.ts", '\nimport type { Host } from "@annex/host";', names);
	expect(offence).toMatchObject({ line: 2, specifier: "@annex/host" });
	expect(offence?.sentence).toBe("packages/rpc may import from: packages/errors.");
});

test("keeps rooms on one line strangers, also through a relative path and a dynamic import", () => {
	expect(offencesOf("packages/sdk/src/a.ts", 'export { x } from "../../host/src/host.ts";', names)).toHaveLength(1);
	expect(offencesOf("packages/sdk/src/a.ts", 'const x = await import("@annex/host");', names)).toHaveLength(1);
});

test("keeps guest halves from host halves inside one package", () => {
	const source = 'import { uiHost } from "./host.ts";';
	expect(offencesOf("packages/capabilities/src/ui/guest.ts", source, names)[0]?.sentence).toMatch(/guest half/);
});
