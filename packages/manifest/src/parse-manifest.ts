import { explainIssue } from "./explain-issue.ts";
import { type Issue, issuePath, quote } from "./issue.ts";
import { type Manifest, manifest } from "./manifest.ts";
import { permissionRequests } from "./permission-entries.ts";
import type { PermissionRequest } from "./permissions.ts";
import { NotPlain, plainCopy } from "./plain-copy.ts";
import { modernManifest } from "./platform-api-1/modern-manifest.ts";
import { isPreRelease } from "./versions.ts";

const MAX_ISSUES = 50;

export type ParsedManifest =
	| { readonly ok: true; readonly manifest: Manifest; readonly permissions: readonly PermissionRequest[] }
	| { readonly ok: false; readonly issues: readonly Issue[] };

/**
 * Parses what may be a manifest: any value at all, however hostile. Never throws; reports all faults together (at most
 * 50), each with its path, a sentence and a fix. A version with a pre-release part makes `preRelease` true. A manifest of
 * Platform API 1 may be spelled as version 1 did; the result is in today's words.
 * The result shares nothing with the input, and parsing it again yields the same.
 */
export function parseManifest(value: unknown): ParsedManifest {
	let plain: unknown;
	try {
		plain = plainCopy(value);
	} catch (thrown) {
		const sentence = thrown instanceof NotPlain ? thrown.message : "It is no plain data.";
		return { ok: false, issues: [{ path: "", sentence, fix: "Write a manifest.json as the reference shows it." }] };
	}
	const { value: modern, spelled } = modernManifest(plain);
	const parsed = manifest.safeParse(modern);
	if (!parsed.success) {
		const unknown = new Set(parsed.error.issues.filter(isUnknownField).map(({ path }) => issuePath(path)));
		const issues = parsed.error.issues
			// An unknown field already says why the rest of its object does not add up.
			.filter(({ code, path }) => code !== "custom" || !unknown.has(issuePath(path)))
			.flatMap((issue) => explainIssue(manifest, issue, modern))
			.map((issue) => inOwnWords(issue, spelled));
		return { ok: false, issues: issues.slice(0, MAX_ISSUES) };
	}
	const preRelease = parsed.data.preRelease || isPreRelease(parsed.data.version);
	return {
		ok: true,
		manifest: { ...parsed.data, preRelease },
		permissions: permissionRequests(parsed.data.permissions, parsed.data.optionalPermissions),
	};
}

/** Names a field as its author did, and says of the one that version 1 did not have what it is. */
function inOwnWords(issue: Issue, spelled: ReadonlyMap<string, string>): Issue {
	if (issue.path === "publisher" && issue.fix.startsWith("Add it")) {
		return { ...issue, fix: 'Add the name that you registered as a publisher, such as "acme".' };
	}
	const theirs = spelled.get(issue.path);
	if (theirs === undefined) return issue;
	return { ...issue, path: theirs, sentence: issue.sentence.replace(quote(issue.path), quote(theirs)) };
}

function isUnknownField(issue: { readonly code: string }): boolean {
	return issue.code === "unrecognized_keys";
}
