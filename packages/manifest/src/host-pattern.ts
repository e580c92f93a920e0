/**
 * Whether one of the host patterns covers an address, as a browser or server would read that address. Decides alone who
 * may be asked: what it cannot read for certain it does not cover.
 *
 * - https only; never user info, an IP address in any spelling, or a host with a trailing dot.
 * - The port has to be the pattern's; none means 443.
 * - `*.host` covers every name below `host`, not `host` itself.
 * - A path without `*` covers itself alone, one with `*` everything that begins so; query and fragment do not count.
 *   Below a path, spellings that some servers read as climbing out of it (`%2f`, `%5c`, `..;`) are not covered.
 *
 * @example
 * coversAddress(["https://*.example.com/v1/*"], "https://api.example.com/v1/users?page=2"); // true
 */
export function coversAddress(patterns: readonly string[], address: string): boolean {
	const url = readAddress(address);
	return url !== undefined && patterns.some((pattern) => covers(pattern, url));
}

/** The address as it would be sent, or nothing when no pattern can ever cover it. */
export function readAddress(address: string): URL | undefined {
	if (!URL.canParse(address)) return undefined;
	const url = new URL(address);
	const { protocol, username, password, hostname } = url;
	if (protocol !== "https:" || username !== "" || password !== "") return undefined;
	// The parser has turned decimal, octal, hexadecimal and short IPv4 addresses into dotted ones, and names into punycode.
	return NAME.test(hostname) ? url : undefined;
}

/** Labels and a last one that is no number, which an IPv4 address would have and an IPv6 address has brackets. */
const NAME = /^(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const PATTERN = /^https:\/\/(\*\.)?([^/:*]+)(:\d+)?(\/[^*]*)(\*)?$/;
/** Separators in disguise, encoded once or twice, and segments that servers with path parameters take for dots. */
const CLIMBS = /%(?:25)*(?:2f|5c|00|2e)|\/\.{1,2};|\\/i;

function covers(pattern: string, url: URL): boolean {
	const [, below, name, port = "", path, open] = PATTERN.exec(pattern) ?? [];
	if (name === undefined || path === undefined) return false;
	if (!URL.canParse(`https://${name}${port}${path}`)) return false;
	const wanted = new URL(`https://${name}${port}${path}`);
	if (wanted.port !== url.port) return false;
	const namesFit = below ? url.hostname.endsWith(`.${wanted.hostname}`) : url.hostname === wanted.hostname;
	if (!namesFit) return false;
	if (!open) return url.pathname === wanted.pathname;
	if (wanted.pathname === "/") return true;
	return url.pathname.startsWith(wanted.pathname) && !CLIMBS.test(url.pathname);
}
