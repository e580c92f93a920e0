import fc from "fast-check";
import { expect, it } from "vitest";
import { addressRules } from "./address-rules.ts";
import { NOTHING, readAllowance } from "./allowance.ts";

const permitted = addressRules(NOTHING);

it.each([
	["this host", "0.0.0.0"],
	["this host", "::"],
	["loopback", "127.0.0.1"],
	["loopback", "127.255.255.254"],
	["loopback", "::1"],
	["private", "10.0.0.1"],
	["private", "172.16.0.1"],
	["private", "172.31.255.255"],
	["private", "192.168.1.1"],
	["carrier-grade NAT", "100.64.0.1"],
	["link-local", "169.254.1.1"],
	["link-local", "fe80::1"],
	["link-local with a zone", "fe80::1%eth0"],
	["cloud metadata", "169.254.169.254"],
	["cloud metadata", "fd00:ec2::254"],
	["cloud services", "168.63.129.16"],
	["cloud metadata", "100.100.100.200"],
	["unique local", "fc00::1"],
	["unique local", "fd12:3456::1"],
	["site-local", "fec0::1"],
	["multicast", "224.0.0.1"],
	["multicast", "239.255.255.250"],
	["multicast", "ff02::1"],
	["broadcast", "255.255.255.255"],
	["reserved", "240.0.0.1"],
	["protocol assignments", "192.0.0.1"],
	["documentation", "192.0.2.1"],
	["documentation", "2001:db8::1"],
	["benchmarks", "198.18.0.1"],
	["IPv4 mapped into IPv6", "::ffff:127.0.0.1"],
	["IPv4 mapped into IPv6", "::ffff:a9fe:a9fe"],
	["IPv4 mapped into IPv6, public", "::ffff:8.8.8.8"],
	["IPv4-compatible", "::7f00:1"],
	["NAT64", "64:ff9b::7f00:1"],
	["NAT64, local", "64:ff9b:1::1"],
	["6to4 of loopback", "2002:7f00:1::"],
	["Teredo", "2001::1"],
	["no address", "localhost"],
	["no address", "2130706433"],
	["no address", "0177.0.0.1"],
	["no address", ""],
])("refuses %s: %s", (_, address) => {
	expect(permitted(address)).toBe(false);
});

it.each(["1.1.1.1", "9.255.255.255", "11.0.0.0", "172.15.255.255", "172.32.0.0", "100.63.0.1", "2606:4700::1111"])(
	"permits the public address %s",
	(address) => {
		expect(permitted(address)).toBe(true);
	},
);

it("lets an operator allow a range, and nothing beside it", () => {
	const allowing = addressRules(readAllowance("10.1.0.0/16, fd00:1::/32,wiki.corp.example=192.168.7.7"));
	expect(["10.1.2.3", "fd00:1::5", "1.1.1.1"].map(allowing)).toEqual([true, true, true]);
	expect(["10.2.0.1", "fd00:2::5", "192.168.7.7", "127.0.0.1", "::1"].some(allowing)).toBe(false);
});

it.each(["10.0.0.0", "10.0.0.0/33", "::/129", "example.com", "a.example=localhost", "10.0.0.0/8,x", "=10.0.0.1"])(
	"does not guess what an operator meant by %j",
	(text) => {
		expect(() => readAllowance(text)).toThrow(/Entry \d/);
	},
);

it("refuses every IPv6 address that is not global unicast", () => {
	fc.assert(
		fc.property(fc.ipV6(), (address) => {
			const first = Number.parseInt(new URL(`http://[${address}]/`).hostname.slice(1).split(":")[0] || "0", 16);
			if (first < 0x2000 || first > 0x3fff) expect(permitted(address)).toBe(false);
		}),
	);
});
