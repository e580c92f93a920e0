import type { Review } from "@annex/registry-api";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { registry } from "../../app/registry.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { harmlessText } from "../../ui/harmless-text.ts";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { say } from "../../ui/toasts.ts";

const MIN_REASON_CHARS = 3;

/** For moderators: removes somebody's review, with a reason that its author gets by mail. */
export function RemoveReview({ id, review }: { id: string; review: Review }) {
	const queries = useQueryClient();
	const [asking, setAsking] = useState(false);
	const [reason, setReason] = useState("");
	const [fault, setFault] = useState<string>();
	const author = harmlessText(review.author, 30);
	const remove = useMutation({
		mutationFn: () => registry.admin.removeReview(id, review.author, reason.trim()),
		onSuccess: async () => {
			setAsking(false);
			await queries.invalidateQueries({ queryKey: ["extensions"] });
			say("good", `The review by ${author} is removed.`);
		},
	});
	return (
		<>
			<Button size="small" look="quiet-danger" onClick={() => setAsking(true)}>
				Remove
				<span className="sr-only">the review by {author}</span>
			</Button>
			<Dialog
				open={asking}
				onClose={() => setAsking(false)}
				title={`Remove the review by ${author}?`}
				description="It no longer counts in the rating. The author gets your reason by mail."
				footer={
					<>
						<Button onClick={() => setAsking(false)}>Keep it</Button>
						<Button
							look="danger"
							busy={remove.isPending}
							onClick={() => {
								if (reason.trim().length >= MIN_REASON_CHARS) remove.mutate();
								else setFault("Say in a sentence what is wrong with it.");
							}}
						>
							Remove
						</Button>
					</>
				}
			>
				<TextArea
					label="Reason"
					name="reason"
					rows={4}
					maxLength={2_000}
					value={reason}
					error={fault}
					onChange={(event) => {
						setReason(event.target.value);
						setFault(undefined);
					}}
				/>
				{remove.isError && (
					<div className="mt-3">
						<ProblemNotice error={remove.error} />
					</div>
				)}
			</Dialog>
		</>
	);
}
