/** The app's other tabs: what one changes the others see at once, and what one does by itself the others leave alone. */
export interface TabsPower {
	/** Tells the other tabs that something changed. */
	tell(): void;
	/** Calls back when another tab has told. Returns the way to stop. */
	onTold(listener: () => void): () => void;
	/** Runs `task` while no other tab runs one of this name; waits for its turn. */
	exclusively(name: string, task: () => Promise<void>): Promise<void>;
}

/** The tabs of this browser, where it has channels and locks; a tab alone otherwise. */
export function browserTabs(name = "annex-host"): TabsPower {
	if (typeof document === "undefined" || typeof BroadcastChannel === "undefined") return loneTab;
	const channel = new BroadcastChannel(name);
	return {
		tell: () => channel.postMessage("changed"),
		onTold(listener) {
			const told = ({ data }: MessageEvent) => {
				if (data === "changed") listener();
			};
			channel.addEventListener("message", told);
			return () => channel.removeEventListener("message", told);
		},
		async exclusively(task, run) {
			// A page over plain HTTP on a LAN address has no locks.
			const locks: LockManager | undefined = navigator.locks;
			await (locks ? locks.request(`${name}:${task}`, run) : run());
		},
	};
}

export const loneTab: TabsPower = {
	tell() {},
	onTold: () => () => {},
	exclusively: (_, task) => task(),
};
