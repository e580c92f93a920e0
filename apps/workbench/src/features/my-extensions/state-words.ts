import type { HostExtensionState } from "@annex/host";
import type { Tone } from "../../ui/badge.tsx";

/** Each state of an installed extension as people read it. */
export const stateWords: Record<HostExtensionState, { label: string; tone: Tone }> = {
	active: { label: "Running", tone: "good" },
	activating: { label: "Starting", tone: "accent" },
	idle: { label: "Ready", tone: "neutral" },
	stopping: { label: "Stopping", tone: "neutral" },
	restarting: { label: "Restarting", tone: "warn" },
	crashed: { label: "Stopped", tone: "bad" },
	blocked: { label: "Blocked", tone: "bad" },
	incompatible: { label: "Does not fit", tone: "warn" },
	disabled: { label: "Off", tone: "neutral" },
};
