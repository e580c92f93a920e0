import { BlockList, isIP } from "node:net";
import type { Allowance } from "./allowance.ts";

/** Everything of IPv4 that is not the public internet (IANA's special-purpose registry), and a cloud's own services. */
const REFUSED_4: readonly (readonly [string, number])[] = [
	["0.0.0.0", 8],
	["10.0.0.0", 8],
	["100.64.0.0", 10],
	["127.0.0.0", 8],
	["168.63.129.16", 32],
	["169.254.0.0", 16],
	["172.16.0.0", 12],
	["192.0.0.0", 24],
	["192.0.2.0", 24],
	["192.31.196.0", 24],
	["192.52.193.0", 24],
	["192.88.99.0", 24],
	["192.168.0.0", 16],
	["192.175.48.0", 24],
	["198.18.0.0", 15],
	["198.51.100.0", 24],
	["203.0.113.0", 24],
	["224.0.0.0", 4],
	["240.0.0.0", 4],
];
/** Of IPv6 only global unicast is public; mapped, translated, unique-local, link-local and multicast lie outside it. */
const PUBLIC_6: readonly [string, number] = ["2000::", 3];
/** Inside global unicast: protocol assignments with Teredo, documentation, and 6to4, which carries IPv4 addresses. */
const REFUSED_6: readonly (readonly [string, number])[] = [
	["2001::", 23],
	["2001:db8::", 32],
	["2002::", 16],
	["2620:4f:8000::", 48],
	["3fff::", 20],
];

/** Whether the relay may connect to an address: a public one, or one that the operator allows. */
export function addressRules(allowance: Allowance): (address: string) => boolean {
	const allowed = new BlockList();
	for (const { address, prefix, family } of allowance.ranges) allowed.addSubnet(address, prefix, family);
	const refused = new BlockList();
	for (const [address, prefix] of REFUSED_4) refused.addSubnet(address, prefix, "ipv4");
	for (const [address, prefix] of REFUSED_6) refused.addSubnet(address, prefix, "ipv6");
	const public6 = new BlockList();
	public6.addSubnet(...PUBLIC_6, "ipv6");

	return (address) => {
		switch (isIP(address)) {
			case 4:
				return allowed.check(address, "ipv4") || !refused.check(address, "ipv4");
			case 6:
				// With a zone (`fe80::1%eth0`) an address is local by its nature.
				if (address.includes("%")) return false;
				if (allowed.check(address, "ipv6")) return true;
				return public6.check(address, "ipv6") && !refused.check(address, "ipv6");
			default:
				return false;
		}
	};
}
