import type { PublicationState, VersionStatus } from "@annex/registry-api";
import { isVisible } from "../publication/transitions.ts";

/**
 * What an author and a moderator see of a version: a draft is one whose scan has not ended, and whatever was approved
 * goes down with its extension.
 */
export function versionStatusOf(version: PublicationState, extension: PublicationState | undefined): VersionStatus {
	if (version === "draft") return "scanning";
	if (isVisible(version) && (extension === "suspended" || extension === "banned")) return extension;
	return version;
}
