import { create } from "zustand";
import { say } from "../ui/toasts.ts";

/** Whether each extension has a process of its own here, or all share one because the sandbox's hosts do not resolve. */
export const useIsolation = create<{ shared: boolean; share(): void }>((set) => ({
	shared: false,
	share() {
		console.warn(
			"Extensions share one process here, because the hosts under the sandbox's domain cannot be reached. " +
				"One that spins or runs out of memory stops the others; the app and its data stay out of reach.",
		);
		say("info", "Extensions share one process here.", {
			description: "One that hangs can stop the others. Your documents stay protected.",
		});
		set({ shared: true });
	},
}));
