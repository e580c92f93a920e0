import { AnnexError } from "@annex/errors";

/** The sentence and the fix of anything thrown; foreign errors get words of ours. */
export function describeProblem(error: unknown): { title: string; fix: string; code: string } {
	if (error instanceof AnnexError) return { title: error.message, fix: error.fix, code: error.code };
	return {
		title: "Something went wrong on this page.",
		fix: "Try again. If it happens once more, reload the page.",
		code: "unknown_error",
	};
}
