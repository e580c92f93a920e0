import { BadgeCheck } from "lucide-react";
import { harmlessText } from "./harmless-text.ts";

/** A publisher with the mark of a checked identity. */
export function PublisherName(props: { name: string; verified: boolean }) {
	return (
		<span className="inline-flex min-w-0 items-center gap-1">
			<bdi className="truncate">{harmlessText(props.name, 39)}</bdi>
			{props.verified && (
				<BadgeCheck size={14} className="shrink-0 text-accent-ink" role="img" aria-label="Verified publisher" />
			)}
		</span>
	);
}
