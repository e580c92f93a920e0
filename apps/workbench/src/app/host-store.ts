import type { Host, HostExtension, HostSnapshot } from "@annex/host";
import { useSyncExternalStore } from "react";

const NOT_YET: HostSnapshot = {
	status: "idle",
	extensions: [],
	commands: [],
	themes: [],
	keybindings: [],
	menus: [],
	panels: [],
	statusBar: [],
	toolbar: [],
};

let mounted: Host | undefined;
let mounting: Promise<Host> | undefined;
const listeners = new Set<() => void>();

/** The host. Loaded after the first paint, since nothing on screen waits for it. */
export function host(): Promise<Host> {
	mounting ??= import("../host.ts").then(({ mountHost }) => {
		mounted = mountHost();
		mounted.subscribe(tell);
		tell();
		return mounted;
	});
	return mounting;
}

function tell(): void {
	for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
	listeners.add(listener);
	return () => listeners.delete(listener);
}

/** What the host says now; for code outside React. */
export const hostSnapshot = (): HostSnapshot => mounted?.snapshot() ?? NOT_YET;

const whole = (now: HostSnapshot) => now;

/**
 * The host, or the part of it that is picked: then only a change of that part draws again. Figures of running extensions
 * move several times a second, so whatever is always on screen picks. What is picked has to be a plain value, or one
 * that stands in the snapshot: parts that did not change keep their identity there.
 */
export function useHost(): HostSnapshot;
export function useHost<T>(pick: (now: HostSnapshot) => T): T;
export function useHost(pick: (now: HostSnapshot) => unknown = whole): unknown {
	return useSyncExternalStore(subscribe, () => pick(hostSnapshot()));
}

/** The picture of an installed extension, where it has one of its own. */
export function iconUrlOf(id: string): string | null {
	return hostSnapshot().extensions.find((extension) => extension.id === id)?.iconUrl ?? null;
}

export function useInstalled(id: string): HostExtension | undefined {
	return useHost(({ extensions }) => extensions.find((extension) => extension.id === id));
}
