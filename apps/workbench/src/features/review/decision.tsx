import type { ReviewDetail } from "@annex/registry-api";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { registry } from "../../app/registry.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { harmlessText } from "../../ui/harmless-text.ts";
import { Kbd } from "../../ui/kbd.tsx";
import { Notice } from "../../ui/notice.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { say } from "../../ui/toasts.ts";
import { statusWords } from "../developer/status-words.ts";

const MIN_REASON_CHARS = 3;

/** Approve, or reject with a reason that the author can act on. */
export function Decision(props: { detail: ReviewDetail; onDecided: () => Promise<void> }) {
	const { detail, onDecided } = props;
	const [confirming, setConfirming] = useState(false);
	const [reason, setReason] = useState("");
	const [fault, setFault] = useState<string>();
	const field = useRef<HTMLTextAreaElement>(null);
	const approveButton = useRef<HTMLButtonElement>(null);
	const name = harmlessText(detail.displayName, 60);
	const open = detail.status === "pending" || detail.status === "flagged";
	const blocking = detail.findingsList.filter((finding) => finding.severity === "block").length;

	const decide = useMutation({
		mutationFn: (decision: "approve" | "reject") =>
			decision === "approve"
				? registry.admin.approve(detail.id, detail.version)
				: registry.admin.reject(detail.id, detail.version, reason.trim()),
		onSuccess: async (_, decision) => {
			say(
				"good",
				decision === "approve" ? `${name} ${detail.version} is published.` : `${name} ${detail.version} is rejected.`,
			);
			await onDecided();
		},
		onSettled: () => setConfirming(false),
	});

	function reject() {
		if (reason.trim().length >= MIN_REASON_CHARS) decide.mutate("reject");
		else {
			setFault("Write what the author has to change.");
			field.current?.focus();
		}
	}

	useEffect(() => {
		if (!open) return;
		const onKey = (event: KeyboardEvent) => {
			if (event.metaKey || event.ctrlKey || event.altKey || event.defaultPrevented) return;
			const target = event.target as HTMLElement | null;
			if (target?.closest("input, textarea, select, [contenteditable=true]")) return;
			if (document.querySelector("[data-overlay]")) return;
			if (event.key === "a") setConfirming(true);
			else if (event.key === "r") field.current?.focus();
			else return;
			event.preventDefault();
		};
		window.addEventListener("keydown", onKey);
		return () => window.removeEventListener("keydown", onKey);
	}, [open]);

	return (
		<aside
			aria-label="Decision"
			className="flex shrink-0 flex-col gap-4 border-line bg-canvas p-4 sm:p-6 lg:w-72 lg:border-l max-lg:border-t"
		>
			<h2 className="text-13 font-semibold">Decision</h2>
			{!open ? (
				<Notice tone="info" title={statusWords[detail.status].label}>
					{detail.reason ? harmlessText(detail.reason, 2_000) : "There is nothing to decide."}
				</Notice>
			) : (
				<>
					{blocking > 0 && (
						<Notice tone="bad" title={blocking === 1 ? "1 finding blocks" : `${blocking} findings block`}>
							Look at each before you approve.
						</Notice>
					)}
					{decide.isError && <ProblemNotice error={decide.error} />}
					<Button
						look="primary"
						size="large"
						busy={decide.isPending && decide.variables === "approve"}
						onClick={() => setConfirming(true)}
						aria-keyshortcuts="a"
					>
						Approve
						<span className="rounded-mark bg-on-accent/15 px-1.5 text-12 pointer-coarse:hidden">a</span>
					</Button>
					<div className="flex flex-col gap-1.5 border-t border-line pt-4">
						<label htmlFor="reason" className="flex items-center justify-between text-13 font-medium">
							Reason for rejecting <Kbd keys="r" />
						</label>
						<textarea
							ref={field}
							id="reason"
							rows={5}
							maxLength={2_000}
							value={reason}
							aria-invalid={fault !== undefined}
							aria-describedby="reason-hint"
							onChange={(event) => {
								setReason(event.target.value);
								setFault(undefined);
							}}
							onKeyDown={(event) => {
								if (event.key === "Escape") event.currentTarget.blur();
								if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) reject();
							}}
							className="w-full resize-y rounded-control border border-control bg-surface px-3 py-2 text-13 shadow-control focus:border-accent focus:outline-2 focus:outline-offset-0 focus:outline-accent-line pointer-coarse:text-16"
						/>
						<p id="reason-hint" className={fault ? "text-12 text-bad" : "text-12 text-muted"} aria-live="polite">
							{fault ?? "The author gets it by mail, word for word."}
						</p>
						<Button
							look="danger"
							size="large"
							className="mt-2"
							busy={decide.isPending && decide.variables === "reject"}
							onClick={reject}
						>
							Reject
							<span className="text-12">Ctrl Enter</span>
						</Button>
					</div>
				</>
			)}
			<Dialog
				open={confirming}
				onClose={() => setConfirming(false)}
				initialFocus={approveButton}
				title={
					<>
						Publish <bdi>{name}</bdi> {detail.version}?
					</>
				}
				footer={
					<>
						<Button onClick={() => setConfirming(false)}>Not yet</Button>
						<Button ref={approveButton} look="primary" busy={decide.isPending} onClick={() => decide.mutate("approve")}>
							Publish
						</Button>
					</>
				}
			>
				<p className="text-14">Anyone can find and install it within seconds.</p>
			</Dialog>
		</aside>
	);
}
