import { isIP } from "node:net";

/** What an operator lets the relay reach beyond public addresses. */
export interface Allowance {
	/** Ranges that are not refused although they are private or reserved. */
	readonly ranges: readonly { readonly address: string; readonly prefix: number; readonly family: "ipv4" | "ipv6" }[];
	/** Hosts that are at these addresses, whatever name servers say. No other name may lead there for that. */
	readonly hosts: ReadonlyMap<string, string>;
}

export const NOTHING: Allowance = { ranges: [], hosts: new Map() };

/**
 * Reads `ANNEX_RELAY_ALLOW`: a list, separated by commas, of ranges (`10.1.0.0/16`, `fd00::/8`) and of hosts at an
 * address (`wiki.corp.example=10.1.2.3`). Throws an Error that names the faulty entry's position, never its text.
 */
export function readAllowance(text: string): Allowance {
	const ranges: Allowance["ranges"][number][] = [];
	const hosts = new Map<string, string>();
	for (const [index, entry] of text.split(",").entries()) {
		const one = entry.trim();
		if (one === "") continue;
		const [host = "", address] = one.split("=");
		if (address !== undefined && HOST.test(host) && isIP(address) !== 0) {
			hosts.set(host, address);
			continue;
		}
		const [base = "", prefix = ""] = one.split("/");
		const longest = isIP(base) === 4 ? 32 : 128;
		if (isIP(base) === 0 || !/^\d{1,3}$/.test(prefix) || Number(prefix) > longest) {
			throw new Error(`Entry ${index + 1} is neither a range such as 10.0.0.0/8 nor host.example=10.0.0.1.`);
		}
		ranges.push({ address: base, prefix: Number(prefix), family: familyOf(base) });
	}
	return { ranges, hosts };
}

const HOST = /^(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]*$/;

function familyOf(address: string): "ipv4" | "ipv6" {
	return isIP(address) === 4 ? "ipv4" : "ipv6";
}
