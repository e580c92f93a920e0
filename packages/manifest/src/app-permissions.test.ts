import { describe, expect, it } from "vitest";
import { parseManifest } from "./parse-manifest.ts";
import { permissionSentence } from "./permission-sentence.ts";

const base = {
	publisher: "acme",
	name: "cards",
	version: "1.0.0",
	displayName: "Cards",
	description: "Adds cards.",
	category: "productivity",
	main: "extension.js",
	engines: { platform: "^2.0.0" },
};
const issuesOf = (manifest: Record<string, unknown>) => {
	const parsed = parseManifest({ ...base, ...manifest });
	return parsed.ok ? [] : parsed.issues;
};

describe("a permission of an app's own", () => {
	it("is asked for by its name, with a reason or without, once its capability is required", () => {
		const parsed = parseManifest({
			...base,
			requires: ["kanban"],
			permissions: ["kanban.read", { permission: "kanban.write", reason: "Adds the card" }],
		});
		expect(parsed.ok && parsed.permissions).toEqual([
			{ permission: "kanban.read", optional: false },
			{ permission: "kanban.write", reason: "Adds the card", optional: false },
		]);
	});

	it("means nothing without its capability, and the fix says so", () => {
		expect(issuesOf({ permissions: ["kanban.read"] })).toMatchObject([
			{ path: "permissions[0]", fix: expect.stringContaining('name its capability under "requires": ["kanban"]') },
		]);
	});

	it("is no way to misspell one of the platform's", () => {
		expect(issuesOf({ permissions: ["clipbord.read"] })).toMatchObject([
			{ fix: expect.stringMatching(/^Did you mean "clipboard.read"\?/) },
		]);
	});

	it.each(["clipboard.erase", "data.all", "kanban", "kanban.", "Kanban.read", "kanban.read.all", "__proto__.x"])(
		"cannot be called %j",
		(permission) => {
			expect(issuesOf({ requires: ["kanban", "clipboard"], permissions: [permission] })).not.toEqual([]);
			expect(issuesOf({ requires: ["kanban"], permissions: [{ permission }] })).not.toEqual([]);
		},
	);

	it("is said in the words of the app that shows it, and counts as unknown elsewhere", () => {
		const words = { "kanban.write": { can: "Add cards to your board", risk: "low" } } as const;
		expect(permissionSentence({ permission: "kanban.write" }, words)).toBe("Add cards to your board");
		expect(permissionSentence({ permission: "kanban.write" })).toContain("does not know");
		expect(permissionSentence({ permission: "storage" }, { storage: { can: "Nothing", risk: "low" } })).not.toBe(
			"Nothing",
		);
	});
});
