import { Button } from "./button.tsx";
import { describeProblem } from "./describe-problem.ts";
import { Notice } from "./notice.tsx";

/** A failed request, in words: what happened, what to do, and another try where that can help. */
export function ProblemNotice(props: { error: unknown; onRetry?: () => void }) {
	const { title, fix } = describeProblem(props.error);
	return (
		<Notice
			tone="bad"
			title={title}
			urgent
			actions={
				props.onRetry && (
					<Button size="small" onClick={props.onRetry}>
						Try again
					</Button>
				)
			}
		>
			{fix}
		</Notice>
	);
}
