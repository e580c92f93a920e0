import { expect, test } from "vitest";
import { grantOf, narrowedGrant } from "./grants.ts";
import { grownPermissions } from "./grown-permissions.ts";
import { methodSentence } from "./network-methods.ts";
import { parseManifest } from "./parse-manifest.ts";
import { permissionSentence } from "./permission-sentence.ts";
import type { PermissionRequest } from "./permissions.ts";

const hosts = ["https://api.example.com/*"];
const reading: PermissionRequest = { permission: "network", hosts, optional: false };
const posting: PermissionRequest = { ...reading, methods: ["GET", "POST"] };

function asked(entry: unknown) {
	const result = parseManifest({
		publisher: "acme",
		name: "asks",
		version: "1.0.0",
		displayName: "Asks",
		description: "Asks.",
		category: "other",
		main: "main.js",
		engines: { platform: "^2.0.0" },
		permissions: [entry],
	});
	return result.ok ? result.permissions : result.issues.map(({ path }) => path);
}

test("a manifest asks for methods beside its hosts, and for reading when it names none", () => {
	expect(asked({ network: hosts })).toEqual([reading]);
	expect(asked({ network: hosts, methods: ["GET", "POST"] })).toEqual([posting]);
	expect(asked({ network: hosts, methods: ["TRACE"] })).toEqual(["permissions[0].methods[0]"]);
	expect(asked({ network: hosts, methods: [] })).toEqual(["permissions[0].methods"]);
	expect(asked({ network: hosts, methods: ["GET", "GET"] })).toEqual(["permissions[0].methods"]);
	expect(asked({ camera: true, methods: ["GET"] })).toEqual(["permissions[0].methods"]);
});

test("another method is a permission that grew", () => {
	expect(grownPermissions([reading], [posting])).toEqual([posting]);
	expect(grownPermissions([posting], [reading])).toEqual([{ ...reading }]);
	expect(grownPermissions([posting], [posting])).toEqual([]);
	expect(grownPermissions([reading], [{ ...reading, methods: ["GET"] }])).toEqual([]);
});

test("nobody is given a method that was not asked for, nor keeps one that was taken back", () => {
	expect(grantOf(posting)).toEqual({ permission: "network", hosts, methods: ["GET", "POST"] });
	expect(narrowedGrant(grantOf(posting), reading)).toEqual({ permission: "network", hosts, methods: ["GET"] });
	expect(narrowedGrant(grantOf(reading), posting)).toEqual({ permission: "network", hosts, methods: ["GET"] });
	expect(narrowedGrant(grantOf(reading), reading)).toEqual({ permission: "network", hosts });
	expect(narrowedGrant(grantOf(reading), { hosts, methods: ["POST"] })).toMatchObject({ methods: [] });
	expect(narrowedGrant({ permission: "storage" }, {})).toEqual({ permission: "storage" });
});

test("people read what the methods come to", () => {
	expect(methodSentence(reading)).toBe("It may read there, and change nothing.");
	expect(methodSentence(posting)).toBe("It may also send data and change things there (POST).");
	expect(permissionSentence(posting)).toBe("Send requests to api.example.com, also to change things there (POST)");
});
