import { errors } from "../errors.ts";
import type { Powers } from "../powers.ts";

const LOCAL_REGISTRY = "http://localhost:4000";

/**
 * Which registry a command talks to: the flag, else `ANNEX_REGISTRY`, else the one last signed in at, else a local
 * one. Normalised, so that it can name stored credentials.
 */
export function registryAddress(flag: string | undefined, powers: Powers, lastUsed?: string): string {
	const given = flag || powers.env["ANNEX_REGISTRY"] || lastUsed || LOCAL_REGISTRY;
	const url = URL.parse(given);
	if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.search || url.hash) {
		throw errors.registry_address_invalid(withoutUserInfo(given));
	}
	return `${url.origin}${url.pathname.replace(/\/+$/, "")}`;
}

/** An address may hold a password by mistake; it is not repeated on the screen or in a log. */
function withoutUserInfo(address: string): string {
	return address.replace(/\/\/[^/]*@/, "//…@").replace(/[?#].*$/, "…");
}
