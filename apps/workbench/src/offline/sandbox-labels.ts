import { randomLabel } from "@annex/sandbox";

const KEY = "annex.sandbox-labels";
const LOCK = "annex-label-";
const LABELS = 24;
const LABEL = /^[0-9a-f]{32}$/;

/**
 * Labels of sandbox frames that are the same after a reload, so that the browser's cache has their frames while the
 * server is away. They are random and this browser's own; which extension stands behind which is not in them. A label is
 * handed out once in the life of a page, and never to two tabs at once: each frame keeps a process of its own.
 */
export function sandboxLabels(): () => Promise<string> {
	const kept = keptLabels();
	let next = 0;
	return async () => {
		while (next < kept.length) {
			const label = kept[next++];
			if (label !== undefined && (await isFree(label))) return label;
		}
		return randomLabel();
	};
}

/** In the order in which they are handed out; empty where nothing can be kept, or no other tab can be told. */
export function keptLabels(): readonly string[] {
	if (!navigator.locks) return [];
	try {
		const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? "null");
		if (Array.isArray(stored) && stored.length === LABELS && stored.every(isLabel)) return stored;
		const fresh = Array.from({ length: LABELS }, randomLabel);
		localStorage.setItem(KEY, JSON.stringify(fresh));
		return fresh;
	} catch {
		return [];
	}
}

function isLabel(value: unknown): value is string {
	return typeof value === "string" && LABEL.test(value);
}

/** Holds the label until the page goes, unless another tab holds it. */
function isFree(label: string): Promise<boolean> {
	return new Promise((resolve) => {
		navigator.locks
			.request(LOCK + label, { ifAvailable: true }, async (lock) => {
				resolve(lock !== null);
				if (lock !== null) await new Promise(() => {});
			})
			.catch(() => resolve(false));
	});
}
