import { expect, it } from "vitest";
import { hostRules, portSuffix } from "./hosts.ts";

const kindOf = hostRules({ publicUrl: "https://annex.example:8443", sandboxHost: "sandbox.localhost" });

it.each([
	["localhost", "app"],
	["localhost:4000", "app"],
	["LOCALHOST:4000", "app"],
	["127.0.0.1:4000", "app"],
	["[::1]:4000", "app"],
	["annex.example", "app"],
	["annex.example:443", "app"],
	["k3j4.sandbox.localhost:4000", "sandbox"],
	["K3J4.Sandbox.Localhost", "sandbox"],
	["sandbox.localhost:4000", "unknown"],
	["a.b.sandbox.localhost", "unknown"],
	["-a.sandbox.localhost", "unknown"],
	[".sandbox.localhost", "unknown"],
	["evil.example", "unknown"],
	["localhost.evil.example", "unknown"],
	["evil-localhost", "unknown"],
	["127.0.0.1.evil.example", "unknown"],
	["localhost:4000:5000", "unknown"],
	["user@localhost", "unknown"],
	["localhost/..", "unknown"],
	["", "unknown"],
	[undefined, "unknown"],
])("takes the host %j for %s", (header, kind) => {
	expect(kindOf(header)).toBe(kind);
});

it("gives the port as the browser sees it", () => {
	expect(portSuffix("localhost:4000")).toBe(":4000");
	expect(portSuffix("localhost")).toBe("");
	expect(portSuffix("[::1]:80")).toBe(":80");
	expect(portSuffix(undefined)).toBe("");
});
