import type { ClipboardPower } from "../clipboard/power.ts";

/** A clipboard without a browser. */
export function memoryClipboard(text = ""): ClipboardPower {
	return {
		readText: async () => text,
		async writeText(next) {
			text = next;
		},
	};
}
