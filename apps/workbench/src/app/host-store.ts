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

export function useHost(): HostSnapshot {
	return useSyncExternalStore(subscribe, hostSnapshot);
}

/** The picture of an installed extension, where it has one of its own. */
export function iconUrlOf(id: string): string | null {
	return hostSnapshot().extensions.find((extension) => extension.id === id)?.iconUrl ?? null;
}

export function useInstalled(id: string): HostExtension | undefined {
	return useHost().extensions.find((extension) => extension.id === id);
}
