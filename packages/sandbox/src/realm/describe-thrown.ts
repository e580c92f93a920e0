/** One line about whatever was thrown, with its place in the package; never throws. */
export function describeThrown(thrown: unknown): string {
	// Anything may be thrown, also an object whose members throw in turn.
	try {
		if (!(thrown instanceof Error)) return String(thrown);
		const place = /ext:\/\/[^\s)]+?:\d+(:\d+)?/.exec(String(thrown.stack))?.[0];
		return `${thrown.name}: ${thrown.message}${place ? ` (${place})` : ""}`;
	} catch {
		return "something that cannot be described.";
	}
}
