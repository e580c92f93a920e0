import type { Review } from "@annex/registry-api";
import type { ReactNode } from "react";
import { Badge } from "../../ui/badge.tsx";
import { ago, day } from "../../ui/figures.ts";
import { harmlessLines, harmlessText } from "../../ui/harmless-text.ts";
import { Stars } from "../../ui/stars.tsx";

/** A stranger's words: plain text on our lines, whatever they try. */
export function ReviewItem({ review, actions }: { review: Review; actions?: ReactNode }) {
	const title = harmlessText(review.title, 100);
	const text = harmlessLines(review.text, 4_000, 60);
	return (
		<article className="py-4">
			<header className="flex flex-wrap items-center gap-x-2 gap-y-1 text-13">
				<Stars value={review.rating} />
				<h2 className="min-w-0 font-medium">
					<bdi className="break-words">{harmlessText(review.author, 30)}</bdi>
				</h2>
				{review.own && <Badge tone="accent">You</Badge>}
				<span className="figures text-12 text-muted">
					<time dateTime={review.updatedAt} title={day(review.updatedAt)}>
						{ago(review.updatedAt)}
					</time>
					{review.version && ` · version ${review.version}`}
					{review.updatedAt !== review.createdAt && " · changed"}
				</span>
				{actions && <span className="ml-auto flex gap-1">{actions}</span>}
			</header>
			{title && (
				<p className="mt-2 text-14 font-medium break-words" dir="auto">
					{title}
				</p>
			)}
			{text && (
				<p className="mt-1 max-w-[70ch] text-14 break-words whitespace-pre-line" dir="auto">
					{text}
				</p>
			)}
		</article>
	);
}
