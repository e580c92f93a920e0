import type { ExtensionIdentity } from "@annex/host";
import { create } from "zustand";

/** A camera or microphone that is on for an extension. */
export interface MediaUse {
	readonly key: number;
	readonly extension: ExtensionIdentity;
	readonly device: "camera" | "microphone";
	/** Switches it off in the person's name. */
	readonly stop: () => void;
}

let lastKey = 0;

/** What is on now, the newest last. */
export const useMediaUses = create<{ uses: readonly MediaUse[] }>(() => ({ uses: [] }));

/** Shows that a device is on until the returned function is called. */
export function showUse(use: Omit<MediaUse, "key">): () => void {
	const key = ++lastKey;
	useMediaUses.setState(({ uses }) => ({ uses: [...uses, { ...use, key }] }));
	return () => useMediaUses.setState(({ uses }) => ({ uses: uses.filter((each) => each.key !== key) }));
}
