import { ProblemNotice } from "../ui/problem-notice.tsx";

/** Stands in for a page that failed to draw; the rest of the app goes on. */
export function PageProblem(props: { error: unknown; reset: () => void }) {
	return (
		<main className="mx-auto w-full max-w-xl p-6">
			<ProblemNotice error={props.error} onRetry={props.reset} />
		</main>
	);
}
