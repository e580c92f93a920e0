import { AnnexError } from "@annex/errors";
import { issue, type PublishResult } from "@annex/registry-api";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { FileArchive, Upload } from "lucide-react";
import { type DragEvent, useId, useRef, useState } from "react";
import { registry } from "../../app/registry.ts";
import { buttonClass } from "../../ui/button.tsx";
import { cn } from "../../ui/cn.ts";
import { describeProblem } from "../../ui/describe-problem.ts";
import { size } from "../../ui/figures.ts";
import { harmlessText } from "../../ui/harmless-text.ts";
import { Notice } from "../../ui/notice.tsx";
import { ownExtensionsQuery } from "./queries.ts";
import { ScanProgress } from "./scan-progress.tsx";

const MAX_BYTES = 50_000_000;

/** Takes a package by drop or by choice, sends it, and stays with it until the scan has spoken. */
export function UploadPackage(props: { publishers: readonly string[] }) {
	const [over, setOver] = useState(false);
	const [file, setFile] = useState<File>();
	const input = useRef<HTMLInputElement>(null);
	const id = useId();
	const queries = useQueryClient();
	const upload = useMutation<PublishResult, unknown, File>({
		mutationFn: async (chosen) => registry.developer.publish(new Uint8Array(await chosen.arrayBuffer())),
		onSettled: () => queries.invalidateQueries(ownExtensionsQuery),
	});

	function take(chosen: File | undefined) {
		if (!chosen || upload.isPending) return;
		setFile(chosen);
		upload.reset();
		if (chosen.size <= MAX_BYTES) upload.mutate(chosen);
	}

	const drag = (inside: boolean) => (event: DragEvent) => {
		event.preventDefault();
		setOver(inside);
	};

	return (
		<section aria-labelledby={`${id}-title`}>
			<div className="flex items-baseline justify-between gap-4">
				<h2 id={`${id}-title`} className="text-16 font-semibold">
					New version
				</h2>
				<p className="truncate text-13 text-muted">
					You publish as <span className="font-mono text-12 text-ink">{props.publishers.join(", ")}</span>
				</p>
			</div>
			<label
				htmlFor={id}
				onDragOver={drag(true)}
				onDragLeave={drag(false)}
				onDrop={(event) => {
					drag(false)(event);
					take(event.dataTransfer.files[0]);
				}}
				className={cn(
					"mt-3 flex flex-col items-center gap-1 rounded-surface border border-dashed px-6 py-9 text-center transition-colors has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent",
					over ? "border-accent bg-accent-soft" : "border-line-strong bg-surface hover:border-control",
				)}
			>
				<span className="mb-2 grid size-10 place-items-center rounded-surface border border-line bg-raised text-muted shadow-control">
					{file ? <FileArchive size={19} strokeWidth={1.75} /> : <Upload size={19} strokeWidth={1.75} />}
				</span>
				<span className="text-14 font-medium">{file ? harmlessText(file.name, 80) : "Drop the package here"}</span>
				<span className="text-13 text-muted">
					{file ? `${size(file.size)}. Drop another to replace it.` : "The .zip that “annex package” makes"}
				</span>
				<span className={cn(buttonClass(), "mt-3")} aria-hidden="true">
					Choose a file
				</span>
				<input
					ref={input}
					id={id}
					type="file"
					accept=".zip,application/zip"
					className="sr-only"
					onChange={(event) => {
						take(event.target.files?.[0]);
						event.target.value = "";
					}}
				/>
			</label>
			<div className="mt-4 empty:mt-0" aria-live="polite">
				{file && file.size > MAX_BYTES && (
					<Notice tone="bad" title={`The file has ${size(file.size)}; a package may have ${size(MAX_BYTES)}.`}>
						Leave out what does not run, such as sources, tests and node_modules.
					</Notice>
				)}
				{upload.isPending && <ScanProgress step="upload" />}
				{upload.isError && <Refusal error={upload.error} />}
				{upload.data && <ScanProgress step="scan" result={upload.data} />}
			</div>
		</section>
	);
}

/** Why a package was not taken in, fault by fault with the fix of each. */
function Refusal(props: { error: unknown }) {
	const { title, fix } = describeProblem(props.error);
	const issues =
		props.error instanceof AnnexError ? issue.array().safeParse(props.error.details["issues"]).data : undefined;
	return (
		<Notice tone="bad" title={title} urgent>
			{fix}
			{issues && issues.length > 0 && (
				<ul className="mt-3 flex flex-col gap-2.5">
					{issues.slice(0, 50).map((item) => (
						<li key={`${item.path} ${item.sentence}`}>
							<code className="text-12 text-bad">{harmlessText(item.path, 200) || "package"}</code>
							<p>{harmlessText(item.sentence, 400)}</p>
							<p className="text-muted">{harmlessText(item.fix, 400)}</p>
						</li>
					))}
				</ul>
			)}
		</Notice>
	);
}
