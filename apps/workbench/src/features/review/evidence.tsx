import type { ErrorKind, ReviewDetail } from "@annex/registry-api";
import { lazy, Suspense, useState } from "react";
import { ExtensionIcon } from "../../ui/extension-icon.tsx";
import { ago } from "../../ui/figures.ts";
import { harmlessText } from "../../ui/harmless-text.ts";
import { Notice } from "../../ui/notice.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { FindingList } from "../developer/finding-list.tsx";
import { PermissionRow } from "../permissions/permission-row.tsx";
import { CodeView } from "./code-view.tsx";
import { FileBrowser } from "./file-browser.tsx";

const SafeMarkdown = lazy(async () => ({ default: (await import("../../ui/safe-markdown.tsx")).SafeMarkdown }));

const ERROR_WORDS: Record<ErrorKind, string> = {
	activation: "did not start",
	crash: "crashed",
	unresponsive: "stopped answering",
	uncaught: "uncaught errors",
	rollback: "update taken back",
};

/** Everything that bears on the decision; a finding leads to its line. */
export function Evidence({ detail }: { detail: ReviewDetail }) {
	const [tab, setTab] = useState("findings");
	const [place, setPlace] = useState<{ file: string; line: number }>();
	const manifest = JSON.stringify(detail.manifest, null, 2);
	return (
		<section aria-label="Evidence" className="min-w-0 px-4 py-4 sm:px-6 lg:min-h-0 lg:flex-1 lg:overflow-y-auto">
			<header className="mb-4 flex items-center gap-3">
				<ExtensionIcon id={detail.id} url={null} size={40} />
				<div className="min-w-0">
					<h2 className="truncate text-16 font-semibold">
						<bdi>{harmlessText(detail.displayName, 80)}</bdi>
					</h2>
					<p className="figures truncate font-mono text-12 text-muted">
						{detail.id} {detail.version}
						{detail.previousVersion && <span className="text-faint"> after {detail.previousVersion}</span>}
						<span className="font-sans"> · sent {ago(detail.submittedAt)}</span>
					</p>
				</div>
			</header>
			{detail.errors.length > 0 && (
				<div className="mb-4">
					<Notice tone="warn" title="Reported while people used it">
						{detail.errors.map(({ kind, count }) => `${ERROR_WORDS[kind]}: ${count}`).join(" · ")}
					</Notice>
				</div>
			)}
			<Tabs
				value={tab}
				onChange={setTab}
				items={[
					{
						value: "findings",
						label: "Findings",
						count: detail.findingsList.length,
						content:
							detail.findingsList.length === 0 ? (
								<p className="text-13 text-muted">The scan found nothing to say.</p>
							) : (
								<FindingList
									findings={detail.findingsList}
									onOpen={(finding) => {
										setPlace({ file: finding.file, line: finding.line });
										setTab("files");
									}}
								/>
							),
					},
					{
						value: "permissions",
						label: "Permissions",
						count: detail.permissions.length,
						content:
							detail.permissions.length === 0 ? (
								<p className="text-13 text-muted">It asks for nothing.</p>
							) : (
								<ul className="divide-y divide-line">
									{detail.permissions.map((asked) => (
										<li key={asked.permission}>
											<PermissionRow
												asked={asked}
												note={asked.optional ? "Asked for later, not at install." : undefined}
											/>
										</li>
									))}
								</ul>
							),
					},
					{
						value: "files",
						label: "Files",
						count: detail.files.length,
						content: <FileBrowser key={`${place?.file}:${place?.line}`} detail={detail} place={place} />,
					},
					{
						value: "manifest",
						label: "Manifest",
						content: <CodeView text={manifest} marked={[]} label="manifest.json" />,
					},
					{
						value: "readme",
						label: "Readme",
						content: detail.readme.trim() ? (
							<Suspense>
								<SafeMarkdown text={detail.readme} />
							</Suspense>
						) : (
							<p className="text-13 text-muted">The author wrote no readme.</p>
						),
					},
				]}
			/>
		</section>
	);
}
