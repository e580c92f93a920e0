import type { Finding } from "@annex/registry-api";
import { Badge, type Tone } from "../../ui/badge.tsx";
import { harmlessText, revealedLine } from "../../ui/harmless-text.ts";

const SEVERITIES: Record<Finding["severity"], { label: string; tone: Tone; rank: number }> = {
	block: { label: "Blocks", tone: "bad", rank: 0 },
	warning: { label: "Warning", tone: "warn", rank: 1 },
	info: { label: "Note", tone: "neutral", rank: 2 },
};
const SHOWN = 100;
const MAX_EXCERPT_CHARS = 400;

/** What the scan found: where, why it matters, and the line itself. */
export function FindingList(props: { findings: readonly Finding[]; onOpen?: (finding: Finding) => void }) {
	const sorted = [...props.findings].sort((a, b) => SEVERITIES[a.severity].rank - SEVERITIES[b.severity].rank);
	return (
		<ul className="divide-y divide-line">
			{sorted.slice(0, SHOWN).map((finding) => {
				const severity = SEVERITIES[finding.severity];
				const place = `${harmlessText(finding.file, 200)}:${finding.line}`;
				return (
					<li key={`${finding.rule} ${finding.file} ${finding.line} ${finding.column}`} className="py-3 first:pt-0">
						<div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
							<Badge tone={severity.tone}>{severity.label}</Badge>
							{props.onOpen ? (
								<button
									type="button"
									onClick={() => props.onOpen?.(finding)}
									className="rounded-mark font-mono text-12 break-all text-accent-ink hover:underline"
								>
									{place}
								</button>
							) : (
								<span className="font-mono text-12 break-all text-muted">{place}</span>
							)}
							<span className="ml-auto font-mono text-12 text-faint">{finding.rule}</span>
						</div>
						<p className="mt-1.5 text-13">{harmlessText(finding.why, 400)}</p>
						{finding.excerpt && (
							<p className="mt-2 rounded-control border border-line bg-sunken px-3 py-2 font-mono text-12 break-words whitespace-pre-wrap">
								{revealedLine(finding.excerpt.slice(0, MAX_EXCERPT_CHARS))}
							</p>
						)}
					</li>
				);
			})}
			{sorted.length > SHOWN && (
				<li className="py-3 text-13 text-muted">{sorted.length - SHOWN} more. Mend these first, then scan again.</li>
			)}
		</ul>
	);
}
