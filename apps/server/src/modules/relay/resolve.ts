import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import type { Allowance } from "./allowance.ts";
import { errors } from "./errors.ts";

export interface Address {
	readonly address: string;
	readonly family: 4 | 6;
}

/** Every address of a name, as name servers say now. */
export type LookUp = (host: string) => Promise<readonly { address: string; family: number }[]>;

/** Turns a host into the addresses to connect to. Rejects with `address_forbidden` or `address_unknown`. */
export type Resolve = (host: string) => Promise<readonly Address[]>;

/**
 * Asks once: whoever connects uses these very addresses, so that a name cannot lead elsewhere a moment later. One
 * forbidden address among public ones is enough to refuse the name.
 */
export function resolver(options: {
	readonly allowance: Allowance;
	readonly permitted: (address: string) => boolean;
	readonly lookUp?: LookUp;
}): Resolve {
	const { allowance, permitted } = options;
	const lookUp = options.lookUp ?? ((host) => lookup(host, { all: true, order: "ipv4first" }));

	return async (host) => {
		const fixed = allowance.hosts.get(host);
		// The operator's word, for this name alone.
		if (fixed !== undefined) return [{ address: fixed, family: isIP(fixed) === 6 ? 6 : 4 }];
		// The dot says that the name is whole, so that no search domain of this machine is tried behind it.
		const found = await lookUp(`${host}.`).catch(() => []);
		if (found.length === 0) throw errors.address_unknown(host);
		return found.map(({ address, family }) => {
			if (!permitted(address)) throw errors.address_forbidden(host);
			return { address, family: family === 6 ? 6 : 4 };
		});
	};
}
