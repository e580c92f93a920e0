import type { OwnExtension } from "@annex/registry-api";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ChevronRight, PackageOpen } from "lucide-react";
import { useState } from "react";
import { Badge } from "../../ui/badge.tsx";
import { buttonClass } from "../../ui/button.tsx";
import { cn } from "../../ui/cn.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ExtensionIcon } from "../../ui/extension-icon.tsx";
import { ago, count } from "../../ui/figures.ts";
import { harmlessText } from "../../ui/harmless-text.ts";
import { Notice } from "../../ui/notice.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Loading, Skeleton } from "../../ui/skeleton.tsx";
import { FindingList } from "./finding-list.tsx";
import { ownExtensionsQuery, ownVersionQuery } from "./queries.ts";
import { statusWords } from "./status-words.ts";

/** The author's extensions with every version, its state, and what the scan and the moderator said. */
export function OwnExtensions() {
	const { data, error, refetch } = useQuery(ownExtensionsQuery);
	return (
		<section aria-labelledby="own-extensions">
			<h2 id="own-extensions" className="text-16 font-semibold">
				My extensions
			</h2>
			<div className="mt-3">
				{error && !data ? (
					<ProblemNotice error={error} onRetry={() => void refetch()} />
				) : !data ? (
					<Loading label="Loading your extensions">
						<Skeleton className="h-28 w-full rounded-surface" />
					</Loading>
				) : data.length === 0 ? (
					<div className="rounded-surface border border-line bg-surface">
						<EmptyState icon={PackageOpen} title="Nothing is published yet">
							Run “annex create” to start an extension, “annex package” to pack it, then drop the file above.
						</EmptyState>
					</div>
				) : (
					<ul className="flex flex-col gap-3">
						{data.map((extension) => (
							<li key={extension.id}>
								<OwnExtensionCard extension={extension} />
							</li>
						))}
					</ul>
				)}
			</div>
		</section>
	);
}

const SHOWN = 5;

function OwnExtensionCard({ extension }: { extension: OwnExtension }) {
	const [all, setAll] = useState(false);
	const versions = all ? extension.versions : extension.versions.slice(0, SHOWN);
	return (
		<article className="overflow-hidden rounded-surface border border-line bg-surface shadow-control">
			<header className="flex items-center gap-3 px-4 py-3">
				<ExtensionIcon id={extension.id} url={null} size={40} />
				<div className="min-w-0 flex-1">
					<h3 className="truncate text-14 font-semibold">
						<bdi>{harmlessText(extension.displayName, 80)}</bdi>
					</h3>
					<p className="truncate font-mono text-12 text-muted">{extension.id}</p>
				</div>
				<p className="figures text-right text-13">
					{count(extension.installs)}{" "}
					<span className="text-muted">{extension.installs === 1 ? "install" : "installs"}</span>
				</p>
				<Link
					to="/developer/$id"
					params={{ id: extension.id }}
					search={{}}
					className={buttonClass("secondary", "small")}
				>
					Figures
				</Link>
			</header>
			<ul className="border-t border-line">
				{versions.map((version) => (
					<li key={version.version} className="border-b border-line last:border-0">
						<VersionRow id={extension.id} {...version} />
					</li>
				))}
			</ul>
			{extension.versions.length > SHOWN && !all && (
				<button
					type="button"
					onClick={() => setAll(true)}
					className="w-full border-t border-line py-2 text-13 text-muted outline-offset-[-3px] hover:bg-hover hover:text-ink"
				>
					Show {extension.versions.length - SHOWN} older
				</button>
			)}
		</article>
	);
}

function VersionRow(props: { id: string } & OwnExtension["versions"][number]) {
	const [open, setOpen] = useState(false);
	const words = statusWords[props.status];
	return (
		<>
			<button
				type="button"
				aria-expanded={open}
				onClick={() => setOpen(!open)}
				className="figures flex min-h-10 w-full items-center gap-3 px-4 text-left text-13 outline-offset-[-3px] transition-colors hover:bg-hover"
			>
				<ChevronRight
					size={14}
					className={cn("shrink-0 text-faint transition-transform", open && "rotate-90")}
					aria-hidden="true"
				/>
				<span className="font-mono">{props.version}</span>
				<Badge tone={words.tone} dot>
					{words.label}
				</Badge>
				<time dateTime={props.submittedAt} className="ml-auto text-muted">
					{ago(props.submittedAt)}
				</time>
			</button>
			{open && <VersionDetail id={props.id} version={props.version} />}
		</>
	);
}

function VersionDetail(props: { id: string; version: string }) {
	const { data, error, refetch } = useQuery(ownVersionQuery(props.id, props.version));
	if (error && !data) {
		return (
			<div className="p-4">
				<ProblemNotice error={error} onRetry={() => void refetch()} />
			</div>
		);
	}
	if (!data) {
		return (
			<Loading label="Loading the findings" className="px-4 py-3">
				<Skeleton className="h-4 w-2/3" />
			</Loading>
		);
	}
	return (
		<div className="border-t border-line bg-canvas px-4 py-3">
			<p className="text-13 text-muted">{statusWords[data.status].next}</p>
			{data.reason && (
				<div className="mt-3">
					<Notice tone="bad" title="The moderator’s reason">
						{harmlessText(data.reason, 2_000)}
					</Notice>
				</div>
			)}
			{data.findings.length > 0 && <FindingList findings={data.findings} />}
		</div>
	);
}
