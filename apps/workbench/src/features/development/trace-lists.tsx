import type { TracedActivation, TracedCall, TracedLine } from "@annex/host";
import type { ReactNode } from "react";
import { Badge, type Tone } from "../../ui/badge.tsx";
import { harmlessText } from "../../ui/harmless-text.ts";

const MOST = 200;

type Names = ReadonlyMap<string, string>;

const LEVELS: Record<TracedLine["level"], string> = {
	debug: "text-muted",
	info: "text-ink",
	warn: "text-warn",
	error: "text-bad",
};

/** What extensions wrote to their console, the latest first. */
export function Lines(props: { items: readonly TracedLine[]; names: Names }) {
	return (
		<List items={props.items} empty="Nothing has been said yet. What an extension writes to its console stands here.">
			{(line) => (
				<>
					<Meta at={line.at} name={props.names.get(line.extensionId) ?? line.extensionId} />
					<span className={`min-w-0 flex-1 font-mono text-12 break-words whitespace-pre-wrap ${LEVELS[line.level]}`}>
						{harmlessText(line.message, 2_000)}
						{line.stack && <span className="block text-muted">{harmlessText(line.stack, 8_000)}</span>}
					</span>
				</>
			)}
		</List>
	);
}

const OUTCOMES: Record<TracedCall["outcome"], { label: string; tone: Tone }> = {
	ok: { label: "Done", tone: "good" },
	error: { label: "Failed", tone: "bad" },
	refused: { label: "Refused", tone: "bad" },
	cancelled: { label: "Cancelled", tone: "neutral" },
	expired: { label: "Too late", tone: "bad" },
};

/** Every call over the boundary since the tools were opened, the latest first. */
export function Calls(props: { items: readonly TracedCall[]; names: Names }) {
	return (
		<List items={props.items} empty="No call since the tools were opened. Use the extension, and its calls stand here.">
			{(call) => (
				<>
					<Meta at={call.at} name={props.names.get(call.extensionId) ?? call.extensionId} />
					<span className="min-w-0 flex-1 font-mono text-12 break-all">
						<span className="sr-only">{call.direction === "in" ? "From the extension:" : "To the extension:"}</span>
						<span className="text-muted" aria-hidden="true">
							{call.direction === "in" ? "← " : "→ "}
						</span>
						{harmlessText(call.method, 100)}
						{call.code && <span className="text-muted"> {harmlessText(call.code, 60)}</span>}
					</span>
					{call.slow && <Badge tone="warn">Slow</Badge>}
					<Badge tone={OUTCOMES[call.outcome].tone}>{OUTCOMES[call.outcome].label}</Badge>
					<span className="figures w-20 text-right text-12 text-muted">{milliseconds(call.durationMs)}</span>
				</>
			)}
		</List>
	);
}

/** Each start with where its time went, the latest first. */
export function Activations(props: { items: readonly TracedActivation[]; names: Names }) {
	return (
		<List items={props.items} empty="Nothing has been started yet.">
			{(start) => (
				<>
					<Meta at={start.at} name={props.names.get(start.extensionId) ?? start.extensionId} />
					<span className="min-w-0 flex-1 text-12">
						<span className="font-mono">{harmlessText(start.event, 100)}</span>{" "}
						<span className="figures text-muted">
							{[
								start.loadedMs !== undefined && `files ${milliseconds(start.loadedMs)}`,
								start.evaluatedMs !== undefined && `sandbox ${milliseconds(start.evaluatedMs - (start.loadedMs ?? 0))}`,
								start.evaluatedMs !== undefined &&
									start.endedMs !== undefined &&
									`activate ${milliseconds(start.endedMs - start.evaluatedMs)}`,
							]
								.filter(Boolean)
								.join(" · ")}
						</span>
						{start.problem && <span className="block text-bad break-words">{harmlessText(start.problem, 500)}</span>}
					</span>
					<span className="figures w-20 text-right text-12 text-muted">
						{start.endedMs === undefined ? "starting" : milliseconds(start.endedMs)}
					</span>
				</>
			)}
		</List>
	);
}

function List<T extends { readonly id: string }>(props: {
	items: readonly T[];
	empty: string;
	children: (item: T) => ReactNode;
}) {
	if (props.items.length === 0) return <p className="text-13 text-muted">{props.empty}</p>;
	return (
		<ul className="divide-y divide-line">
			{props.items
				.slice(-MOST)
				.toReversed()
				.map((item) => (
					<li key={item.id} className="flex flex-wrap items-baseline gap-x-3 py-1.5">
						{props.children(item)}
					</li>
				))}
		</ul>
	);
}

function Meta(props: { at: number; name: string }) {
	return (
		<span className="flex w-44 shrink-0 gap-2 text-12 text-muted max-sm:w-full">
			<span className="figures w-14">{(props.at / 1_000).toFixed(2)} s</span>
			<bdi className="min-w-0 truncate">{props.name}</bdi>
		</span>
	);
}

function milliseconds(value: number): string {
	return value < 10 ? `${value.toFixed(1)} ms` : `${Math.round(value)} ms`;
}
