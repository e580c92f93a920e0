import type { ReviewDetail } from "@annex/registry-api";
import { useState } from "react";
import { cn } from "../../ui/cn.ts";
import { size } from "../../ui/figures.ts";
import { harmlessText } from "../../ui/harmless-text.ts";
import { CodeView } from "./code-view.tsx";

/** The files of the package, each with its lines; those with findings are marked. */
export function FileBrowser(props: { detail: ReviewDetail; place: { file: string; line: number } | undefined }) {
	const { detail, place } = props;
	const [path, setPath] = useState(place?.file ?? mainScript(detail));
	const file = detail.files.find((candidate) => candidate.path === path);
	const found = (of: string) => detail.findingsList.filter((finding) => finding.file === of);
	return (
		<div className="flex flex-col gap-4">
			<ul
				aria-label="Files"
				className="flex max-h-52 flex-col gap-px overflow-y-auto rounded-surface border border-line bg-surface p-1"
			>
				{detail.files.map((candidate) => {
					const count = found(candidate.path).length;
					return (
						<li key={candidate.path}>
							<button
								type="button"
								aria-current={candidate.path === path ? "true" : undefined}
								onClick={() => setPath(candidate.path)}
								className={cn(
									"figures flex h-7 w-full items-center gap-3 rounded-control px-2 text-12 pointer-coarse:h-10",
									candidate.path === path ? "bg-press" : "hover:bg-hover",
								)}
							>
								<span className="min-w-0 flex-1 truncate text-left font-mono">{harmlessText(candidate.path, 200)}</span>
								{count > 0 && <span className="text-warn">{count === 1 ? "1 finding" : `${count} findings`}</span>}
								<span className="w-16 text-right text-muted">{size(candidate.size)}</span>
							</button>
						</li>
					);
				})}
			</ul>
			{!file ? (
				<p className="text-13 text-muted">The package has no file of that name.</p>
			) : file.text === null ? (
				<p className="text-13 text-muted">This file is not text, or larger than 256 KB.</p>
			) : (
				<CodeView
					key={path}
					label={harmlessText(path, 200)}
					text={file.text}
					marked={found(path).map((finding) => finding.line)}
					goTo={place?.file === path ? place.line : undefined}
				/>
			)}
		</div>
	);
}

/** What runs comes first; else whatever the package begins with. */
function mainScript(detail: ReviewDetail): string {
	const main = detail.manifest["main"];
	return detail.files.find((file) => file.path === main)?.path ?? detail.files[0]?.path ?? "";
}
