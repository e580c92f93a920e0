import type { ReviewQueueItem } from "@annex/registry-api";
import { useEffect, useRef } from "react";
import { Badge } from "../../ui/badge.tsx";
import { cn } from "../../ui/cn.ts";
import { ago } from "../../ui/figures.ts";
import { harmlessText } from "../../ui/harmless-text.ts";

export function QueueList(props: {
	items: readonly ReviewQueueItem[];
	chosen: number;
	onOpen: (index: number) => void;
}) {
	const list = useRef<HTMLUListElement>(null);
	useEffect(() => {
		list.current?.children[props.chosen]?.scrollIntoView({ block: "nearest" });
	}, [props.chosen]);
	return (
		<ul ref={list} className="flex flex-col gap-px">
			{props.items.map((item, index) => (
				<li key={`${item.id} ${item.version}`}>
					<button
						type="button"
						aria-current={index === props.chosen ? "true" : undefined}
						onClick={() => props.onOpen(index)}
						className={cn(
							"w-full rounded-control px-2.5 py-2.5 text-left outline-offset-[-2px] transition-colors",
							index === props.chosen ? "bg-press" : "hover:bg-hover",
						)}
					>
						<span className="flex items-baseline gap-2">
							<bdi className="min-w-0 flex-1 truncate text-13 font-medium">{harmlessText(item.displayName, 80)}</bdi>
							<time dateTime={item.submittedAt} className="shrink-0 text-12 text-muted">
								{ago(item.submittedAt)}
							</time>
						</span>
						<span className="figures block truncate font-mono text-12 text-muted">
							{item.id} {item.version}
						</span>
						<span className="mt-1.5 flex flex-wrap gap-1">
							{item.status !== "pending" && <Badge tone="warn">{item.status}</Badge>}
							{item.firstVersion && <Badge tone="accent">First version</Badge>}
							{item.findings.block > 0 && <Badge tone="bad">{item.findings.block} blocking</Badge>}
							{item.findings.warning > 0 && (
								<Badge tone="warn">
									{item.findings.warning} {item.findings.warning === 1 ? "warning" : "warnings"}
								</Badge>
							)}
							{item.findings.block + item.findings.warning === 0 && <Badge tone="good">Clean scan</Badge>}
						</span>
					</button>
				</li>
			))}
		</ul>
	);
}
