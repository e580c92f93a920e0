import { create } from "zustand";
import { host } from "../../app/host-store.ts";

const STEP_MS = 5_000;
const STEPS = 24;

/** Calls of each extension in steps of five seconds over the last two minutes, oldest first. */
const useHistory = create<Readonly<Record<string, readonly number[]>>>(() => ({}));

const before = new Map<string, number>();
let running = false;

/** How much an extension has been doing lately; counting begins when somebody first looks, and then goes on. */
export function useUsage(id: string): readonly number[] {
	if (!running) void begin();
	return useHistory((history) => history[id]) ?? NOTHING;
}

const NOTHING: readonly number[] = Array(STEPS).fill(0);

async function begin(): Promise<void> {
	running = true;
	const mounted = await host();
	const step = () => {
		const known = useHistory.getState();
		const next: Record<string, readonly number[]> = {};
		for (const { id, activity } of mounted.snapshot().extensions) {
			// What was done before the first look counts to the first step.
			const calls = Math.max(0, activity.calls - (before.get(id) ?? 0));
			before.set(id, activity.calls);
			next[id] = [...(known[id] ?? NOTHING).slice(1), calls];
		}
		useHistory.setState(next, true);
	};
	step();
	setInterval(step, STEP_MS);
}
