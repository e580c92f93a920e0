import semver from "semver";

const PARSE_OPTIONS = { loose: false, includePrerelease: true } as const;
const MAX_RANGE_CHARS = 64;

/** Whether a version satisfies the range; pre-releases count; anything malformed does not. */
export function satisfies(range: string, version: string): boolean {
	return range.length <= MAX_RANGE_CHARS && semver.satisfies(version, range, PARSE_OPTIONS);
}

/** Whether the text is a semver range, such as `^2.0.0` or `>=2.1.0 <3.0.0`. */
export function isRange(text: string): boolean {
	return text.trim() !== "" && text.length <= MAX_RANGE_CHARS && semver.validRange(text) !== null;
}

/** Whether the version itself says that it is not final: `2.0.0-beta.1`. */
export function isPreRelease(version: string): boolean {
	return (semver.prerelease(version)?.length ?? 0) > 0;
}

/** Negative when `a` comes before `b`, as semver 2.0.0 orders; malformed ones come first, in the order of their text. */
export function compareVersions(a: string, b: string): number {
	const left = semver.parse(a);
	const right = semver.parse(b);
	if (left && right) return left.compare(right);
	if (left || right) return left ? 1 : -1;
	return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * The highest stable candidate that fits, or `undefined`. A candidate is stable when neither its version nor its
 * `preRelease` says otherwise; `{ preReleases: true }` lets those in too.
 */
export function latestOf<Candidate extends { readonly version: string; readonly preRelease?: boolean | undefined }>(
	candidates: Iterable<Candidate>,
	options: { fits?: (candidate: Candidate) => boolean; preReleases?: boolean } = {},
): Candidate | undefined {
	let best: Candidate | undefined;
	for (const candidate of candidates) {
		if (semver.parse(candidate.version) === null) continue;
		if (!options.preReleases && (candidate.preRelease || isPreRelease(candidate.version))) continue;
		if (options.fits && !options.fits(candidate)) continue;
		if (best === undefined || compareVersions(candidate.version, best.version) > 0) best = candidate;
	}
	return best;
}
