import { AnnexError } from "@annex/errors";
import type { Issue } from "@annex/manifest";
import { readPackage } from "../read-package.ts";

/** The issues for which a package is refused; an empty list when it is accepted. Anything else thrown is passed on. */
export async function packageIssues(bytes: Uint8Array): Promise<readonly Issue[]> {
	try {
		await readPackage(bytes);
		return [];
	} catch (thrown) {
		if (!(thrown instanceof AnnexError) || thrown.code !== "package_invalid") throw thrown;
		return thrown.details["issues"] as readonly Issue[];
	}
}

/** The sentences of the issues, one per line. */
export async function packageSentences(bytes: Uint8Array): Promise<string> {
	return (await packageIssues(bytes)).map((issue) => issue.sentence).join("\n");
}
