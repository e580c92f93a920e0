import { describe, expect, it } from "vitest";
import { askPermissions, grantsFor, type PermissionQuestion, usePermissionQuestion } from "./ask-permissions.ts";
import { permissionWords, plainHost } from "./permission-words.ts";

const question: PermissionQuestion = {
	id: "acme.tool",
	displayName: "Tool",
	publisher: "acme",
	publisherVerified: false,
	iconUrl: null,
	version: "1.0.0",
	requests: [{ permission: "storage", optional: false }],
};

describe("asking for permissions", () => {
	it("gives exactly what was switched on, hosts included", () => {
		const requests = [
			{ permission: "network", hosts: ["https://a.example/*"], optional: false },
			{ permission: "storage", optional: false },
		];
		expect(grantsFor(requests, new Set(["network", "camera"]))).toEqual([
			{ permission: "network", hosts: ["https://a.example/*"] },
		]);
	});

	it("calls the earlier question off when another one comes", async () => {
		const first = askPermissions(question);
		const second = askPermissions({ ...question, id: "acme.other" });
		expect(await first).toBeNull();
		usePermissionQuestion.getState().answer([]);
		expect(await second).toEqual([]);
		expect(usePermissionQuestion.getState().question).toBeNull();
	});
});

describe("permission words", () => {
	it("name the host when there is one", () => {
		expect(permissionWords({ permission: "network", hosts: ["https://api.example.com/v1/*"] }).can).toBe(
			"Send requests to api.example.com/v1",
		);
	});

	it("say how far a wildcard reaches", () => {
		expect(plainHost("https://*.example.com/*")).toBe("any site under example.com");
	});

	it.each(["teleport", "__proto__", "toString"])("take %j for something unknown and risky", (permission) => {
		expect(permissionWords({ permission })).toMatchObject({ risk: "high" });
	});
});
