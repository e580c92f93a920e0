import type { AbuseReport } from "@annex/registry-api";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ShieldCheck } from "lucide-react";
import { useState } from "react";
import { registry } from "../../app/registry.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ago } from "../../ui/figures.ts";
import { harmlessLines, harmlessText } from "../../ui/harmless-text.ts";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Loading, Skeleton } from "../../ui/skeleton.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { say } from "../../ui/toasts.ts";
import { reasonWords } from "../reviews/reason-words.ts";
import { reportsQuery } from "./queries.ts";

const MIN_REASON_CHARS = 3;

/** What people have told the moderators, longest waiting first. */
export function AbuseReports() {
	const { data, error, refetch } = useQuery(reportsQuery);
	if (error && !data) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
	if (!data) {
		return (
			<Loading label="Loading the reports">
				<Skeleton className="h-32 w-full rounded-surface" />
			</Loading>
		);
	}
	if (data.items.length === 0) {
		return (
			<EmptyState icon={ShieldCheck} title="No reports wait">
				What people report about an extension comes here.
			</EmptyState>
		);
	}
	return (
		<ul className="flex flex-col gap-3">
			{data.items.map((report) => (
				<li key={report.id}>
					<Report report={report} />
				</li>
			))}
		</ul>
	);
}

function Report({ report }: { report: AbuseReport }) {
	const queries = useQueryClient();
	const [closing, setClosing] = useState(false);
	const [reason, setReason] = useState("");
	const [fault, setFault] = useState<string>();
	const close = useMutation({
		mutationFn: () => registry.admin.closeReport(report.id, reason.trim()),
		onSuccess: async () => {
			say("good", "The report is closed.");
			await queries.invalidateQueries(reportsQuery);
		},
	});

	function send() {
		if (reason.trim().length >= MIN_REASON_CHARS) close.mutate();
		else setFault("Write what you found.");
	}

	return (
		<article className="rounded-surface border border-line bg-surface p-4 shadow-control">
			<header className="flex flex-wrap items-center gap-2">
				<h2 className="min-w-0 text-14 font-semibold">
					<Link
						to="/extensions/$id"
						params={{ id: report.extensionId }}
						search={{}}
						className="rounded-mark hover:underline"
					>
						<bdi>{harmlessText(report.displayName, 80)}</bdi>
					</Link>
				</h2>
				<Badge tone={report.reason === "malicious" ? "bad" : "warn"}>{reasonWords[report.reason]}</Badge>
				<time dateTime={report.createdAt} className="ml-auto text-12 text-muted">
					{ago(report.createdAt)}
				</time>
			</header>
			<p className="figures mt-0.5 text-12 text-muted">
				<span className="font-mono">
					{report.extensionId} {report.version}
				</span>{" "}
				· by <bdi>{harmlessText(report.reporter, 30)}</bdi>
			</p>
			<p className="mt-3 max-w-[70ch] text-14 break-words whitespace-pre-line" dir="auto">
				{harmlessLines(report.text)}
			</p>
			<div className="mt-3 flex flex-col gap-3 border-t border-line pt-3">
				{closing ? (
					<>
						{close.isError && <ProblemNotice error={close.error} />}
						<TextArea
							label="What came of it"
							rows={3}
							value={reason}
							maxLength={2_000}
							error={fault}
							hint="Kept for good; the reporter does not see it."
							onChange={(event) => {
								setReason(event.target.value);
								setFault(undefined);
							}}
						/>
						<div className="flex gap-2">
							<Button look="primary" busy={close.isPending} onClick={send}>
								Close report
							</Button>
							<Button onClick={() => setClosing(false)}>Cancel</Button>
						</div>
					</>
				) : (
					<div className="flex flex-wrap gap-2">
						<Button size="small" onClick={() => setClosing(true)}>
							Close…
						</Button>
						{report.version && (
							<Link
								to="/review"
								search={{ id: report.extensionId, version: report.version }}
								className="inline-flex h-7 items-center rounded-control px-2.5 text-12 text-muted hover:bg-hover hover:text-ink pointer-coarse:h-9"
							>
								Look at the evidence
							</Link>
						)}
					</div>
				)}
			</div>
		</article>
	);
}
