import type { HostContext } from "./context.ts";
import type { Entry } from "./entry.ts";
import type { ErrorReport } from "./registry.ts";

const SAME_ERROR_MS = 60_000;
const MAX_REMEMBERED = 50;

const recent = new WeakMap<Entry, Map<string, number>>();

/** Tells the registry of an error, the same one at most once a minute. Best effort: the registry may be the problem. */
export function reportError(
	{ registry, clock }: Pick<HostContext, "registry" | "clock">,
	entry: Entry,
	error: Pick<ErrorReport, "kind" | "message"> & { readonly stack?: string },
): void {
	const seen = recent.get(entry) ?? new Map<string, number>();
	recent.set(entry, seen);
	const key = `${error.kind}:${error.message}`;
	const last = seen.get(key);
	if (last !== undefined && clock.now() - last < SAME_ERROR_MS) return;
	seen.delete(key);
	seen.set(key, clock.now());
	const [oldest] = seen.keys();
	if (seen.size > MAX_REMEMBERED && oldest !== undefined) seen.delete(oldest);

	const report: ErrorReport = {
		extensionId: entry.id,
		version: entry.installed.version,
		kind: error.kind,
		message: error.message.slice(0, 2_000),
		...(error.stack ? { stack: error.stack.slice(0, 8_000) } : {}),
	};
	registry.reportError(report).catch(() => {});
}
