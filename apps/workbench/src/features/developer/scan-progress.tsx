import type { PublishResult } from "@annex/registry-api";
import { useQuery } from "@tanstack/react-query";
import { Check, Circle, Clock, LoaderCircle, X } from "lucide-react";
import { cn } from "../../ui/cn.ts";
import { harmlessText } from "../../ui/harmless-text.ts";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { FindingList } from "./finding-list.tsx";
import { ownVersionQuery } from "./queries.ts";
import { statusWords } from "./status-words.ts";

type Progress = "done" | "now" | "waiting" | "later" | "failed";

/** The way of a version from upload to review, as it happens. */
export function ScanProgress(props: { step: "upload" } | { step: "scan"; result: PublishResult }) {
	if (props.step === "upload") {
		return (
			<Steps
				steps={[
					["Upload and check the package", "now"],
					["Scan the code", "later"],
					["Review", "later"],
				]}
			/>
		);
	}
	return <Scan result={props.result} />;
}

function Scan({ result }: { result: PublishResult }) {
	const { data, error, refetch } = useQuery(ownVersionQuery(result.id, result.version));
	const status = data?.status ?? result.status;
	const words = statusWords[status];
	const scanned = status !== "scanning" && status !== "draft";
	return (
		<div className="rounded-surface border border-line bg-surface p-4 shadow-control">
			<p className="text-14 font-medium">
				<span className="font-mono text-13">
					{harmlessText(result.id, 104)} {result.version}
				</span>
			</p>
			<p className="mt-0.5 text-13 text-muted">
				{result.alreadyExisted ? "These very bytes were here already. " : ""}
				{words.next}
			</p>
			<div className="mt-3">
				<Steps
					steps={[
						["Upload and check the package", "done"],
						["Scan the code", status === "rejected" && !data?.reason ? "failed" : scanned ? "done" : "now"],
						[
							"Review",
							status === "published"
								? "done"
								: status === "pending"
									? "waiting"
									: status === "rejected" && data?.reason
										? "failed"
										: "later",
						],
					]}
				/>
			</div>
			{error && (
				<div className="mt-3">
					<ProblemNotice error={error} onRetry={() => void refetch()} />
				</div>
			)}
			{data?.reason && <p className="mt-3 text-13">{harmlessText(data.reason, 2_000)}</p>}
			{data && scanned && (
				<div className="mt-3 border-t border-line pt-3">
					<h3 className="text-13 font-semibold">
						{data.findings.length === 0 ? "The scan found nothing to say." : `Findings (${data.findings.length})`}
					</h3>
					<FindingList findings={data.findings} />
				</div>
			)}
		</div>
	);
}

const MARKS = {
	done: { icon: Check, className: "bg-good-soft text-good" },
	now: { icon: LoaderCircle, className: "bg-accent-soft text-accent-ink" },
	waiting: { icon: Clock, className: "bg-accent-soft text-accent-ink" },
	later: { icon: Circle, className: "bg-hover text-faint" },
	failed: { icon: X, className: "bg-bad-soft text-bad" },
} as const;
const SAID: Record<Progress, string> = {
	done: "done",
	now: "under way",
	waiting: "waiting",
	later: "to come",
	failed: "failed",
};

function Steps(props: { steps: readonly (readonly [string, Progress])[] }) {
	return (
		<ol className="flex flex-col gap-2 sm:flex-row sm:gap-6">
			{props.steps.map(([label, progress]) => {
				const { icon: Icon, className } = MARKS[progress];
				return (
					<li key={label} className={cn("flex items-center gap-2 text-13", progress === "later" && "text-muted")}>
						<span className={cn("grid size-5 place-items-center rounded-full", className)}>
							<Icon
								size={12}
								strokeWidth={2.5}
								aria-hidden="true"
								className={progress === "now" ? "animate-spin" : ""}
							/>
						</span>
						{label}
						<span className="sr-only">, {SAID[progress]}</span>
					</li>
				);
			})}
		</ol>
	);
}
