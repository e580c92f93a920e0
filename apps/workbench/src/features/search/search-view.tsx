import { CaseSensitive, ChevronRight, Regex, Replace, WholeWord } from "lucide-react";
import { useEffect, useId, useRef, useState } from "react";
import { Button } from "../../ui/button.tsx";
import { cn } from "../../ui/cn.ts";
import { count } from "../../ui/figures.ts";
import { sayProblem } from "../../ui/toasts.ts";
import type { SearchQuery } from "./find-matches.ts";
import { replaceFound } from "./replace-matches.ts";
import { SearchResults } from "./search-results.tsx";
import { search, useSearch } from "./search-store.ts";

const SEARCH_AFTER_MS = 200;
const FIELD =
	"h-8 w-full min-w-0 rounded-control border border-control bg-surface px-2.5 text-13 shadow-control placeholder:text-faint focus:border-accent focus:outline-2 focus:outline-offset-0 focus:outline-accent-line aria-invalid:border-bad pointer-coarse:h-11 pointer-coarse:text-16";

/** Looks through all files as one types, and replaces what it found. */
export function SearchView(props: { onDone: () => void }) {
	const { query, status, found, more, fault } = useSearch();
	const [draft, setDraft] = useState(query);
	const [replacing, setReplacing] = useState(query.replacement !== null);
	const faultId = useId();
	const field = useRef<HTMLInputElement>(null);
	useEffect(() => field.current?.focus(), []);
	useEffect(() => {
		const timer = setTimeout(() => void search(draft), SEARCH_AFTER_MS);
		return () => clearTimeout(timer);
	}, [draft]);
	const change = (more: Partial<SearchQuery>) => setDraft((before) => ({ ...before, ...more }));
	const matches = found.reduce((sum, file) => sum + file.matches.length, 0);

	return (
		<search className="flex min-h-0 flex-1 flex-col">
			<div className="flex flex-col gap-1.5 px-3 pb-2">
				<div className="flex items-center gap-1">
					<button
						type="button"
						aria-label="Replace"
						aria-expanded={replacing}
						onClick={() => {
							setReplacing(!replacing);
							change({ replacement: replacing ? null : "" });
						}}
						className="grid h-8 w-5 shrink-0 place-items-center rounded-mark text-muted hover:bg-hover"
					>
						<ChevronRight
							size={14}
							aria-hidden="true"
							className={cn("transition-transform", replacing && "rotate-90")}
						/>
					</button>
					<input
						ref={field}
						type="search"
						aria-label="Search in files"
						placeholder="Search in files"
						value={draft.text}
						aria-invalid={fault !== null}
						aria-describedby={fault === null ? undefined : faultId}
						onChange={(event) => change({ text: event.currentTarget.value })}
						className={FIELD}
					/>
				</div>
				{replacing && (
					<div className="flex items-center gap-1 pl-6">
						<input
							aria-label="Replace with"
							placeholder="Replace with"
							value={draft.replacement ?? ""}
							onChange={(event) => change({ replacement: event.currentTarget.value })}
							className={FIELD}
						/>
					</div>
				)}
				<div className="flex items-center gap-0.5 pl-6">
					<Option
						label="Match case"
						on={draft.matchCase}
						icon={CaseSensitive}
						set={(matchCase) => change({ matchCase })}
					/>
					<Option label="Whole word" on={draft.wholeWord} icon={WholeWord} set={(wholeWord) => change({ wholeWord })} />
					<Option
						label="Regular expression"
						on={draft.regularExpression}
						icon={Regex}
						set={(regularExpression) => change({ regularExpression })}
					/>
					{replacing && (
						<Button
							size="small"
							className="ml-auto"
							disabled={status !== "done" || matches === 0}
							onClick={() => replaceFound(found).catch(sayProblem)}
						>
							<Replace size={13} aria-hidden="true" /> Replace {count(matches)}
						</Button>
					)}
				</div>
				<p role="status" className="pl-6 text-12 text-muted">
					{fault === null && status !== "idle" && summary(matches, found.length, more, status === "searching")}
				</p>
				{fault !== null && (
					<p id={faultId} role="alert" className="ml-6 text-12 text-bad">
						{fault}
					</p>
				)}
			</div>
			<SearchResults found={found} onDone={props.onDone} />
		</search>
	);
}

function summary(matches: number, files: number, more: boolean, searching: boolean): string {
	if (matches === 0) return searching ? "Searching" : "Nothing was found.";
	const figures = `${count(matches)} ${matches === 1 ? "match" : "matches"} in ${files === 1 ? "one file" : `${count(files)} files`}`;
	return more ? `The first ${figures}` : figures;
}

function Option(props: { label: string; on: boolean; icon: typeof Regex; set: (on: boolean) => void }) {
	return (
		<button
			type="button"
			aria-pressed={props.on}
			aria-label={props.label}
			title={props.label}
			onClick={() => props.set(!props.on)}
			className="grid size-7 place-items-center rounded-control text-muted transition-colors hover:bg-hover aria-pressed:bg-accent-soft aria-pressed:text-accent-ink pointer-coarse:size-10"
		>
			<props.icon size={16} strokeWidth={1.75} aria-hidden="true" />
		</button>
	);
}
