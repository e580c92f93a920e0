import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { coversAddress } from "./host-pattern.ts";
import { hostPattern } from "./permissions.ts";

const PATTERNS = ["https://api.example.com/v1/*", "https://*.example.org/*", "https://exact.example.net/feed"];

describe("covers", () => {
	it.each([
		"https://api.example.com/v1/users",
		"https://API.Example.COM/v1/users?to=https://evil.example",
		"https://api.example.com:443/v1/",
		"https://api.example.com/v0/../v1/users",
		"https://a.example.org/",
		"https://a.b.example.org/anything/%2f",
		"https://exact.example.net/feed?x#y",
	])("%s", (address) => {
		expect(coversAddress(PATTERNS, address)).toBe(true);
	});
});

describe("does not cover", () => {
	it.each([
		["plain http", "http://api.example.com/v1/users"],
		["another scheme", "ftp://api.example.com/v1/users"],
		["a name that only begins so", "https://api.example.com.evil.example/v1/"],
		["a name that only ends so", "https://evilexample.org/"],
		["the name above a wildcard", "https://example.org/"],
		["user info that looks like the host", "https://api.example.com@evil.example/v1/"],
		["user info before the right host", "https://user:pass@api.example.com/v1/"],
		["empty user info with a password", "https://:x@api.example.com/v1/"],
		["a backslash that is a slash", "https://evil.example\\@api.example.com/v1/"],
		["another port", "https://api.example.com:8443/v1/"],
		["the port of http", "https://api.example.com:80/v1/"],
		["a trailing dot", "https://api.example.com./v1/"],
		["a loopback address", "https://127.0.0.1/v1/"],
		["a decimal address", "https://2130706433/v1/"],
		["an octal address", "https://0177.0.0.1/v1/"],
		["a hexadecimal address", "https://0x7f.1/v1/"],
		["a short address", "https://127.1/v1/"],
		["an address in full-width digits", "https://１２７.０.０.１/v1/"],
		["an IPv6 address", "https://[::1]/v1/"],
		["an IPv4 address inside IPv6", "https://[::ffff:169.254.169.254]/v1/"],
		["a letter that looks the same", "https://аpi.example.com/v1/"],
		["a path beside the prefix", "https://api.example.com/v2/"],
		["a climb", "https://api.example.com/v1/../admin"],
		["an encoded climb", "https://api.example.com/v1/%2e%2e/admin"],
		["a climb over an encoded slash", "https://api.example.com/v1/..%2fadmin"],
		["a climb over an encoded backslash", "https://api.example.com/v1/..%5Cadmin"],
		["a climb encoded twice", "https://api.example.com/v1/%252e%252e%252fadmin"],
		["a climb with a path parameter", "https://api.example.com/v1/..;/admin"],
		["more than an exact path", "https://exact.example.net/feed/more"],
		["another case of an exact path", "https://exact.example.net/FEED"],
		["no address", "api.example.com/v1/"],
		["nothing", ""],
	])("%s: %s", (_, address) => {
		expect(coversAddress(PATTERNS, address)).toBe(false);
	});
});

const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,8}[a-z0-9])?$/).filter((text) => !text.startsWith("xn--"));
const name = fc.tuple(label, label, fc.constantFrom("com", "example", "test")).map((labels) => labels.join("."));
const segments = fc.array(fc.stringMatching(/^[a-z0-9_~-]{1,8}$/), { maxLength: 4 }).map((all) => all.join("/"));

it("covers what lies under an open path, whatever the query, and in any case of the host", () => {
	fc.assert(
		fc.property(name, segments, segments, fc.string({ maxLength: 20 }), (host, base, rest, query) => {
			const path = base === "" ? "/" : `/${base}/`;
			const address = `https://${host.toUpperCase()}${path}${rest}?${encodeURIComponent(query)}`;
			expect(coversAddress([`https://${host}${path}*`], address)).toBe(true);
			expect(coversAddress([`https://*.${host}${path}*`], address)).toBe(false);
			expect(coversAddress([`https://*.${host}${path}*`], address.replace("https://", "https://a."))).toBe(true);
		}),
	);
});

it("whatever the text of an address, what is covered goes to the very host and port, without user info", () => {
	const noise = fc.constantFrom(
		"@",
		":",
		"/",
		"\\",
		".",
		"..",
		"%2e",
		"%2f",
		"#",
		"?",
		"\t",
		"[",
		"]",
		"api",
		"évil",
		"443",
		"1",
	);
	const hostile = fc
		.array(fc.oneof(noise, fc.constantFrom("api.example.com", "evil.example", "/v1/"), fc.string({ maxLength: 3 })), {
			maxLength: 8,
		})
		.map((parts) => `https://${parts.join("")}`);
	fc.assert(
		fc.property(fc.oneof(hostile, fc.webUrl()), (address) => {
			if (!coversAddress(["https://api.example.com/v1/*"], address)) return;
			const { origin, username, pathname } = new URL(address);
			expect([origin, username]).toEqual(["https://api.example.com", ""]);
			expect(decodeURIComponent(pathname.replace(/%(?![0-9a-f]{2})/gi, "%25")).startsWith("/v1/")).toBe(true);
		}),
		{ numRuns: 2_000 },
	);
});

it("no number in any spelling is a host", () => {
	fc.assert(
		fc.property(fc.ipV4Extended(), (address) => {
			expect(coversAddress([`https://${address}/*`, "https://*.a.example/*"], `https://${address}/`)).toBe(false);
		}),
	);
});

it("every pattern that a manifest may hold covers the address that it spells", () => {
	fc.assert(
		fc.property(name, fc.option(fc.integer({ min: 1, max: 65_535 })), segments, (host, port, path) => {
			const address = `https://${host}${port === null ? "" : `:${port}`}/${path}`;
			expect(hostPattern.safeParse(address).success).toBe(true);
			expect(coversAddress([address], address)).toBe(true);
			expect(coversAddress([`${address}*`], address)).toBe(true);
		}),
	);
});
