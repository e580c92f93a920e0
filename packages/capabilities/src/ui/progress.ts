import type { Handlers } from "@annex/rpc";
import { errors } from "../errors.ts";
import { harmlessText } from "../harmless-text.ts";
import type { Scope } from "../scope.ts";
import { ui } from "./contract.ts";
import type { UiPower } from "./power.ts";

const MAX_AT_ONCE = 3;

interface Running {
	readonly report: (message: string, percent: number | null) => void;
	readonly end: () => void;
}

/** Work that an extension says is under way; what it leaves behind ends with it. */
export function progresses(
	{ extension, emit, signal: stopped }: Scope,
	power: UiPower,
): Pick<Handlers<(typeof ui)["calls"]>, "startProgress" | "updateProgress" | "endProgress"> {
	const running = new Map<number, Running>();

	return {
		startProgress({ progress, title, cancellable }) {
			if (power.progress === undefined) throw errors.capability_not_offered("ui.startProgress");
			if (running.has(progress) || running.size >= MAX_AT_ONCE) throw errors.progress_limit(MAX_AT_ONCE);
			const over = new AbortController();
			const cancel = () => emit("ui.progressCancelled", ui.events.progressCancelled, { progress });
			const report = power.progress(
				{
					extension,
					title: harmlessText(title, { max: 100, lines: "one" }),
					...(cancellable ? { cancel } : {}),
				},
				AbortSignal.any([stopped, over.signal]),
			);
			running.set(progress, { report, end: () => over.abort() });
			return null;
		},
		updateProgress({ progress, message, percent }) {
			// One that has ended a moment ago is no fault of the extension's.
			running.get(progress)?.report(harmlessText(message, { max: 200, lines: "one" }), percent);
			return null;
		},
		endProgress({ progress }) {
			running.get(progress)?.end();
			running.delete(progress);
			return null;
		},
	};
}
