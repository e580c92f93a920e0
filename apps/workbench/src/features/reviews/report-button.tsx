import { type AbuseReason, abuseReportBody } from "@annex/registry-api";
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Flag } from "lucide-react";
import { useState } from "react";
import { registry } from "../../app/registry.ts";
import { useSession } from "../../app/session.ts";
import { Button, buttonClass } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Select } from "../../ui/field.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { say } from "../../ui/toasts.ts";
import { reasonWords } from "./reason-words.ts";

const REASONS = (Object.keys(reasonWords) as AbuseReason[]).map((value) => ({ value, label: reasonWords[value] }));

/** Tells the moderators that something is wrong with an extension. */
export function ReportButton({ id }: { id: string }) {
	const { user } = useSession();
	const [open, setOpen] = useState(false);
	const [reason, setReason] = useState<AbuseReason>("malicious");
	const [text, setText] = useState("");
	const [fault, setFault] = useState<string>();
	const report = useMutation({
		mutationFn: () => registry.reviews.report(id, { reason, text }),
		onSuccess: () => {
			setOpen(false);
			setText("");
			say("good", "The moderators have your report.");
		},
	});

	function send() {
		if (abuseReportBody.shape.text.safeParse(text).success) report.mutate();
		else setFault("Say in a sentence what is wrong.");
	}

	return (
		<>
			<Button look="quiet" size="small" className="-ml-2.5" onClick={() => setOpen(true)}>
				<Flag size={13} aria-hidden="true" /> Report a problem
			</Button>
			<Dialog
				open={open}
				onClose={() => setOpen(false)}
				title="Report this extension"
				description="Only the moderators read it. For faults of the program, write to its author instead."
				footer={
					user ? (
						<>
							<Button onClick={() => setOpen(false)}>Cancel</Button>
							<Button look="primary" busy={report.isPending} onClick={send}>
								Send report
							</Button>
						</>
					) : (
						<Link to="/sign-in" search={{ next: `/extensions/${id}` }} className={buttonClass("primary")}>
							Sign in
						</Link>
					)
				}
			>
				{user ? (
					<div className="flex flex-col gap-4">
						{report.isError && <ProblemNotice error={report.error} />}
						<div className="flex flex-col gap-1.5">
							<span aria-hidden="true" className="text-13 font-medium">
								What is wrong
							</span>
							<Select
								label="What is wrong"
								value={reason}
								onChange={(value) => setReason(value as AbuseReason)}
								options={REASONS}
							/>
						</div>
						<TextArea
							label="What happened"
							value={text}
							maxLength={2_000}
							error={fault}
							onChange={(event) => {
								setText(event.target.value);
								setFault(undefined);
							}}
							hint="What you saw, and how one can see it again."
						/>
					</div>
				) : (
					<p className="text-14">Sign in first, so that the moderators know that somebody stands behind it.</p>
				)}
			</Dialog>
		</>
	);
}
