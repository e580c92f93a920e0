import type { VersionStatus } from "@annex/registry-api";
import type { Tone } from "../../ui/badge.tsx";

/** Each state of a version as its author reads it, with what comes next. */
export const statusWords: Record<VersionStatus, { label: string; tone: Tone; next: string }> = {
	scanning: { label: "Scanning", tone: "accent", next: "The package is being read and its code scanned." },
	draft: { label: "Draft", tone: "neutral", next: "It was uploaded and not yet scanned." },
	pending: {
		label: "In review",
		tone: "accent",
		next: "The scan is done. A moderator decides next, and you get mail.",
	},
	published: { label: "Published", tone: "good", next: "Anyone can find and install it." },
	rejected: { label: "Rejected", tone: "bad", next: "Mend what is listed and publish a new version." },
	flagged: { label: "Flagged", tone: "warn", next: "It stays available while a moderator looks at a report." },
	suspended: {
		label: "Suspended",
		tone: "bad",
		next: "Running copies were stopped. Publish a version that mends the reason.",
	},
	banned: { label: "Banned", tone: "bad", next: "It cannot come back." },
};
