import semver from "semver";
import { isRange, satisfies } from "./versions.ts";

/** Which API an extension is given: `2` is today's, `1` the one that its shim keeps alive over 2. */
export type PlatformApi = 1 | 2;

/** What Platform API 1 was when it was finished; it grows no more. */
const API_1 = "1.0.0";

/**
 * The API that `engines.platform` picks on a platform of this version; `undefined` when it fits neither. A range that
 * fits both picks the newer one. Platforms of version 2 carry API 1, others do not.
 */
export function platformApi(range: string, platformVersion: string): PlatformApi | undefined {
	if (satisfies(range, platformVersion)) return 2;
	return semver.parse(platformVersion)?.major === 2 && satisfies(range, API_1) ? 1 : undefined;
}

/** Whether a platform of this version runs extensions with this range, by its own API or by the one it keeps alive. */
export function fitsPlatform(range: string, platformVersion: string): boolean {
	return platformApi(range, platformVersion) !== undefined;
}

/** Whether the range means version 1 and leaves version 2 out: then the manifest may be spelled as version 1 did. */
export function meansApi1(range: unknown): boolean {
	if (typeof range !== "string" || !isRange(range)) return false;
	return semver.minVersion(range)?.major === 1 && !satisfies(range, "2.0.0");
}
