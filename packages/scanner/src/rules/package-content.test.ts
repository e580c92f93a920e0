import { describe, expect, it } from "vitest";
import { scanCode, scanFileOf, verdicts } from "../testing/scan-code.ts";

describe("secrets", () => {
	const word = "A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8S9t0";
	// Put together here, so that scanners of this repository have nothing to find.
	it.each([
		["a private key", `-----BEGIN ${"RSA "}PRIVATE KEY-----\nMIIE`],
		["an AWS access key", `${"AK"}IAIOSFODNN7EXAMPLE`],
		["a GitHub token", `gh${"p_"}${word.slice(0, 36)}`],
		["a GitLab token", `gl${"pat-"}${word.slice(0, 20)}`],
		["an npm token", `np${"m_"}${word.slice(0, 36)}`],
		["a Slack token", `xo${"xb-"}123456789012-${word.slice(0, 12)}`],
		["a Stripe secret key", `sk_${"live_"}${word.slice(0, 24)}`],
		["an OpenAI or Anthropic key", `sk-${"ant-"}${word}${word}`],
	])("are found in code and documents, and not repeated: %s", (what, secret) => {
		const inCode = scanCode(`const a = \`${secret}\`;`);
		expect(inCode).toMatchObject([{ rule: "secrets", severity: "block", why: `It holds ${what}.` }]);
		expect(inCode[0]?.excerpt).not.toContain(secret.slice(0, 30));
		expect(verdicts(scanFileOf("docs/notes.txt", secret))).toEqual(["block secrets"]);
	});

	it.each([".env", "config/.env.production", ".npmrc", "keys/server.pem", "id_rsa"])("are suspected in %s", (path) => {
		expect(verdicts(scanFileOf(path, "x"))).toEqual(["warning secrets"]);
	});

	it.each([
		"const token = process.token;",
		"const key = 'sk_test_x';",
		"const id = 'ghp_short';",
		"const hash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';",
		"const pem = '-----BEGIN PUBLIC KEY-----';",
	])("are not suspected in %s", (code) => {
		expect(scanCode(code)).toEqual([]);
	});
});

describe("active content", () => {
	it.each([
		"<svg><script>alert(1)</script></svg>",
		'<svg onload="alert(1)"></svg>',
		'<svg><a href="javascript:alert(1)">x</a></svg>',
		"<svg><foreignObject></foreignObject></svg>",
		'<svg><image href="x" onerror = alert(1) /></svg>',
	])("in an image is blocked: %s", (svg) => {
		expect(verdicts(scanFileOf("logo.svg", svg))).toEqual(["block active-content"]);
	});

	it.each([
		"Hi <script>alert(1)</script>",
		"<img src=x onerror=alert(1)>",
		"[x](javascript:alert(1))",
		"<iframe src=x>",
	])("in a README is shown to a moderator: %s", (markdown) => {
		expect(verdicts(scanFileOf("README.md", markdown))).toEqual(["warning active-content"]);
	});

	it.each([
		["README.md", "Use `<script>` like this:\n\n```html\n<script src=x></script>\n```\n"],
		["README.md", "Press the button on = off, a < b and c > d"],
		["README.md", "[site](https://example.com) <https://example.com>"],
		["logo.svg", '<svg viewBox="0 0 1 1"><path d="M0 0"/></svg>'],
	])("is not suspected in %s: %s", (path, text) => {
		expect(scanFileOf(path, text)).toEqual([]);
	});
});

describe("files that the scan cannot look into", () => {
	it.each([
		["a Linux program", "block", [0x7f, 0x45, 0x4c, 0x46, 0]],
		["a Windows program", "block", [0x4d, 0x5a, 0x90, 0]],
		["a WebAssembly module", "warning", [0, 0x61, 0x73, 0x6d]],
		["another ZIP archive", "warning", [0x50, 0x4b, 3, 4, 0]],
		["a compressed file", "warning", [0x1f, 0x8b, 8, 0]],
	])("are found by their content, whatever their name: %s", (what, severity, first) => {
		const findings = scanFileOf("assets/picture.png", Uint8Array.from(first));
		expect(findings).toMatchObject([{ rule: "opaque-file", severity, why: `It is ${what}.`, line: 0, excerpt: "" }]);
	});

	it.each([
		["notes.txt", "MZ is how this text begins"],
		["PK.txt", "PK"],
		["empty", ""],
	])("are not suspected in %s", (path, text) => {
		expect(scanFileOf(path, text)).toEqual([]);
	});
});

describe("tampering", () => {
	it.each([
		"Array.prototype.map = evil",
		"Object.prototype['x'] = 1",
		"self.Promise = Mine",
		"globalThis['Pro' + 'mise'] = Mine",
		"MessagePort.prototype.postMessage = spy",
		"Object.defineProperty(Object.prototype, 'x', {})",
		"Object.assign(JSON, { parse: spy })",
		"Reflect.set(Map.prototype, 'get', spy)",
		"delete Array.prototype.map",
		"value.__proto__ = other",
		"value.__proto__.polluted = true",
		"value['__proto__']['polluted'] = true",
	])("with built-ins is shown to a moderator: %s", (code) => {
		expect(verdicts(scanCode(code))).toEqual(["warning tampering"]);
	});

	it.each([
		"class A {} A.prototype.x = 1",
		"globalThis.myExtension = {}",
		"const Map = {}; Map.x = 1",
		"Object.defineProperty(own, 'x', {})",
		"Object.assign(own, { a: 1 })",
		"const { prototype } = Array; prototype.map.call(a, b)",
		"own.proto = 1",
	])("is not suspected: %s", (code) => {
		expect(scanCode(code)).toEqual([]);
	});
});

describe("scripts that cannot be read", () => {
	it.each([
		["syntax errors", "function (", 1],
		["JSX", "export const a = <b/>;", 1],
		["TypeScript", "\nexport const a: number = 1;", 2],
		["sloppy code", "with (a) {}", 1],
	])("are blocked with their place: %s", (_, code, line) => {
		expect(scanCode(code)).toMatchObject([{ rule: "unparsable", severity: "block", line }]);
	});

	it("are blocked when they are not UTF-8", () => {
		expect(scanFileOf("a.js", Uint8Array.from([0x2f, 0x2f, 0xff]))).toMatchObject([
			{ rule: "unparsable", line: 0, why: "It is not UTF-8." },
		]);
	});

	it("are no concern when the host would never run them", () => {
		expect(scanFileOf("example.txt", "eval('1') function (")).toEqual([]);
	});
});
