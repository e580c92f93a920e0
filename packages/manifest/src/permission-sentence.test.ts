import { describe, expect, it } from "vitest";
import { permissionSentence } from "./permission-sentence.ts";
import { permissionNames } from "./permissions.ts";

describe("permissionSentence", () => {
	it.each([
		[["https://api.example.com/*"], "Send requests to api.example.com"],
		[["https://*.example.com/*"], "Send requests to every address under example.com"],
		[["https://api.example.com/v1/*"], "Send requests to api.example.com/v1"],
		[["https://a.example/*", "https://b.example:8443/*"], "Send requests to a.example and b.example:8443"],
		[
			["https://a.example/*", "https://b.example/*", "https://c.example/*"],
			"Send requests to a.example, b.example and c.example",
		],
		[["https://a.example/*", "https://a.example/"], "Send requests to a.example"],
	])("says where requests go: %j", (hosts, sentence) => {
		expect(permissionSentence({ permission: "network", hosts })).toBe(sentence);
	});

	it("has words for every permission", () => {
		for (const permission of permissionNames) expect(permissionSentence({ permission })).toMatch(/^[A-Z][a-z]+ /);
	});
});
