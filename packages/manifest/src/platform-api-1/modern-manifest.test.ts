import { describe, expect, it } from "vitest";
import { parseManifest } from "../parse-manifest.ts";
import { modernManifest } from "./modern-manifest.ts";

/** As the editor-like platform writes it; only the publisher is ours. */
const inFull = {
	publisher: "acme",
	name: "click-counter",
	version: "1.0.0",
	displayName: "Click Counter",
	description: "Counts.",
	author: "John Doe",
	license: "MIT",
	main: "extension.js",
	engines: { platform: "^1.0.0" },
	activationEvents: ["onStartup", "onCommand:clickCounter.count"],
	permissions: ["storage", "clipboard"],
	contributes: {
		commands: [{ id: "clickCounter.count", title: "Count" }],
		settings: [{ key: "clickCounter.apiKey", type: "string", default: "", description: "For the service." }],
	},
};

/** As the marketplace's tables spell it. */
const inShort = {
	id: "acme.font-selector",
	name: "Font Selector",
	version: "1.0.0",
	description: "Chooses fonts.",
	category: "Language Support",
	changelog: "First.",
	minPlatformVersion: "1.0.0",
	permissions: ["storage"],
};

function parsed(value: unknown) {
	const result = parseManifest(value);
	if (!result.ok) throw new Error(JSON.stringify(result.issues, null, 2));
	return result;
}

function issuesOf(value: unknown) {
	const result = parseManifest(value);
	return result.ok ? [] : result.issues;
}

describe("a manifest of version 1", () => {
	it("is read with its clipboard, its untitled settings and no category", () => {
		const { manifest, permissions } = parsed(inFull);
		expect(manifest).toMatchObject({ name: "click-counter", category: "other", engines: { platform: "^1.0.0" } });
		expect(permissions.map(({ permission }) => permission)).toEqual(["storage", "clipboard.read", "clipboard.write"]);
		expect(manifest.contributes.settings[0]).toMatchObject({ key: "clickCounter.apiKey", title: "Api key" });
	});

	it("is read with an id, a name for people and the least version of the platform", () => {
		expect(parsed(inShort).manifest).toMatchObject({
			publisher: "acme",
			name: "font-selector",
			displayName: "Font Selector",
			category: "languages",
			main: "bundle.js",
			engines: { platform: "^1.0.0" },
			activationEvents: ["onStartup"],
		});
		const { id: _, ...rest } = inShort;
		const short = parsed({ ...rest, publisher: "acme", id: "font-selector", category: "typography" }).manifest;
		expect(short).toMatchObject({ publisher: "acme", name: "font-selector", category: "other" });
	});

	it("asks its hosts by every method, unless it says which", () => {
		const network = ["https://api.example.com/*"];
		const methodsOf = (permission: object) => parsed({ ...inFull, permissions: [permission] }).permissions[0]?.methods;
		expect(methodsOf({ network })).toEqual(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]);
		expect(methodsOf({ network, methods: ["GET"] })).toEqual(["GET"]);
	});

	it("is read with the permissions of the server-side system", () => {
		const { permissions } = parsed({
			...inShort,
			permissions: ["read:data", { "data.write": true, reason: "Edits." }],
		});
		expect(permissions.map(({ permission }) => permission)).toEqual(["data.read", "data.write"]);
	});

	it("parsed again is the same", () => {
		for (const value of [inFull, inShort]) {
			const once = parsed(value);
			expect(parsed(once.manifest)).toEqual(once);
		}
	});

	it("is refused when it asks for the whole network, and told how to name hosts", () => {
		for (const permission of ["network", "network:access"]) {
			expect(issuesOf({ ...inFull, permissions: ["clipboard", permission] })).toEqual([
				{
					path: "permissions[1]",
					sentence: expect.any(String),
					fix: expect.stringContaining("https://api.example.com/*"),
				},
			]);
		}
	});

	it("is refused without a publisher, and told about each field under the name that its author gave it", () => {
		const { id: _, ...rest } = inShort;
		expect(
			issuesOf({ ...rest, id: "Font_Selector", name: "Font\u202eSelector" })
				.map(({ path }) => path)
				.sort(),
		).toEqual(["id", "name", "publisher"]);
	});

	it("is refused without a publisher, and told what that is", () => {
		const { publisher: _, ...rest } = inFull;
		expect(issuesOf(rest)).toEqual([
			{ path: "publisher", sentence: expect.any(String), fix: expect.stringContaining("registered as a publisher") },
		]);
	});

	it("is refused where id and name contradict each other", () => {
		expect(issuesOf({ ...inFull, id: "other" })).toMatchObject([{ path: "id" }]);
	});

	it("is refused with fields that no version ever had", () => {
		expect(issuesOf({ ...inShort, backdoor: true })).toMatchObject([{ path: "backdoor" }]);
	});
});

describe("modernManifest", () => {
	it("leaves version 2 alone, however old the words", () => {
		for (const platform of ["^2.0.0", ">=1.0.0", "*", 1]) {
			const value = { ...inShort, engines: { platform } };
			expect(modernManifest(value).value).toBe(value);
		}
		const { minPlatformVersion: _, ...rest } = inShort;
		for (const value of [rest, { ...rest, minPlatformVersion: "2.0.0" }, null, [], "x"]) {
			expect(modernManifest(value).value).toBe(value);
		}
	});

	it("makes nothing of names that objects inherit", () => {
		const hostile = JSON.parse(
			'{"id":"constructor","minPlatformVersion":"1.0.0","category":"__proto__","permissions":["constructor","toString"],"__proto__":{"main":"evil.js"}}',
		);
		const { value } = modernManifest(hostile);
		expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
		expect(value).toMatchObject({ category: "other", permissions: ["constructor", "toString"], main: "bundle.js" });
	});
});
