import type { Config } from "../config.ts";

export type HostKind = "app" | "sandbox" | "unknown";

const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const HOST = /^(?<name>[a-z0-9.-]+|\[[0-9a-f:]+\])(?<port>:[0-9]{1,5})?$/i;

/**
 * Sorts Host headers. Names are what is checked, ports are not: the port may be mapped on the way here.
 * An unknown name is refused, so that a foreign domain that resolves to this address reaches nothing.
 */
export function hostRules(config: Pick<Config, "publicUrl" | "sandboxHost">): (header: string | undefined) => HostKind {
	const apps = new Set(["localhost", "127.0.0.1", "[::1]"]);
	if (config.publicUrl) apps.add(new URL(config.publicUrl).hostname);
	const suffix = `.${config.sandboxHost}`;

	return (header) => {
		const name = header === undefined ? undefined : HOST.exec(header)?.groups?.["name"]?.toLowerCase();
		if (name === undefined) return "unknown";
		if (name.endsWith(suffix)) return LABEL.test(name.slice(0, -suffix.length)) ? "sandbox" : "unknown";
		return apps.has(name) ? "app" : "unknown";
	};
}

/** The `:port` of a Host header, as the browser sees it; an empty string when it names none. */
export function portSuffix(header: string | undefined): string {
	return (header === undefined ? undefined : HOST.exec(header)?.groups?.["port"]) ?? "";
}
