/** The one shape that everything is brought into. */
export interface OldExtension {
	activate(api: unknown, context: unknown): unknown;
	deactivate(): unknown;
}

type Methods = Readonly<Record<string, unknown>>;

/** Finds the extension among what a script hands out, in whichever of the shapes that version 1 knew. */
export function findExtension(candidates: readonly unknown[]): OldExtension | undefined {
	for (const candidate of candidates) {
		const found = read(candidate);
		if (found !== undefined) return found;
	}
	return undefined;
}

function read(candidate: unknown): OldExtension | undefined {
	if (typeof candidate === "function") {
		const { prototype } = candidate as { prototype?: unknown };
		if (!isMethods(prototype) || typeof prototype["activate"] !== "function") return undefined;
		return read(new (candidate as new () => unknown)());
	}
	if (!isMethods(candidate)) return undefined;
	const [start, end] =
		typeof candidate["activate"] === "function" ? (["activate", "deactivate"] as const) : ["initialize", "destroy"];
	const activate = candidate[start];
	if (typeof activate !== "function") return undefined;
	return {
		activate: (api, context) => activate.call(candidate, api, context),
		deactivate() {
			const deactivate = candidate[end];
			return typeof deactivate === "function" ? deactivate.call(candidate) : undefined;
		},
	};
}

function isMethods(value: unknown): value is Methods {
	return typeof value === "object" && value !== null;
}
