import type { PublicationState, VersionStatus } from "@annex/registry-api";

/** What an author sees: a draft is a version whose scan has not ended. */
export function authorStatus(state: PublicationState): VersionStatus {
	return state === "draft" ? "scanning" : state;
}
