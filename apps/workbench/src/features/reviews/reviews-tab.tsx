import type { MayReview, Review } from "@annex/registry-api";
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { MessageSquareText } from "lucide-react";
import { useState } from "react";
import { registry } from "../../app/registry.ts";
import { useSession } from "../../app/session.ts";
import { Button, buttonClass } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Loading, Skeleton } from "../../ui/skeleton.tsx";
import { say, sayProblem } from "../../ui/toasts.ts";
import { reviewsQuery } from "./queries.ts";
import { RatingOverview } from "./rating-overview.tsx";
import { RemoveReview } from "./remove-review.tsx";
import { ReviewForm } from "./review-form.tsx";
import { ReviewItem } from "./review-item.tsx";

/** What people say of an extension, and one's own word. */
export function ReviewsTab({ id }: { id: string }) {
	const result = useInfiniteQuery(reviewsQuery(id));
	const [writing, setWriting] = useState(false);
	const { mayReview } = useSession();
	const pages = result.data?.pages ?? [];
	const [first] = pages;
	if (!first) {
		return result.isError ? (
			<ProblemNotice error={result.error} onRetry={() => void result.refetch()} />
		) : (
			<ReviewsSkeleton />
		);
	}
	// A review that was written meanwhile may push another onto two pages.
	const items = [...new Map(pages.flatMap((page) => page.items).map((one) => [one.author, one])).values()];
	const own = items.find((item) => item.own);
	return (
		<div className="flex flex-col gap-6">
			<RatingOverview rating={first.rating} distribution={first.distribution} />
			{writing ? (
				<ReviewForm id={id} current={own} onDone={() => setWriting(false)} />
			) : (
				!own && <Invitation id={id} may={first.mayReview} onWrite={() => setWriting(true)} />
			)}
			{items.length === 0 ? (
				!writing && (
					<EmptyState icon={MessageSquareText} title="Nobody has reviewed it yet">
						Who has it installed can be the first.
					</EmptyState>
				)
			) : (
				<section aria-label="Reviews">
					<ul className="divide-y divide-line border-t border-line">
						{items
							.filter((item) => !(item.own && writing))
							.map((item) => (
								<li key={item.author}>
									<ReviewItem
										review={item}
										actions={
											item.own ? (
												<OwnActions id={id} review={item} onEdit={() => setWriting(true)} />
											) : (
												mayReview && <RemoveReview id={id} review={item} />
											)
										}
									/>
								</li>
							))}
					</ul>
					{result.hasNextPage && (
						<Button busy={result.isFetchingNextPage} onClick={() => void result.fetchNextPage()} className="mt-2">
							Show more
						</Button>
					)}
				</section>
			)}
		</div>
	);
}

function Invitation(props: { id: string; may: MayReview; onWrite: () => void }) {
	if (props.may === "yes") {
		return (
			<Button look="primary" onClick={props.onWrite} className="self-start">
				Write a review
			</Button>
		);
	}
	if (props.may === "sign-in") {
		return (
			<p className="flex flex-wrap items-center gap-3 text-13 text-muted">
				<Link
					to="/sign-in"
					search={{ next: `/extensions/${props.id}?tab=reviews` }}
					className={buttonClass("secondary")}
				>
					Sign in to review
				</Link>
			</p>
		);
	}
	return (
		<p className="text-13 text-muted">
			{props.may === "install-first"
				? "Install it and try it out, then you can review it."
				: "Your publisher made this one, so its rating is left to others."}
		</p>
	);
}

function OwnActions(props: { id: string; review: Review; onEdit: () => void }) {
	const queries = useQueryClient();
	const { rating, title, text } = props.review;
	const refresh = () => queries.invalidateQueries({ queryKey: ["extensions"] });
	const remove = useMutation({
		mutationFn: () => registry.reviews.delete(props.id),
		onSuccess: async () => {
			await refresh();
			say("good", "Your review is deleted.", { actions: [{ label: "Undo", run: () => restore.mutate() }] });
		},
		onError: sayProblem,
	});
	const restore = useMutation({
		mutationFn: () => registry.reviews.put(props.id, { rating, title, text }),
		onSuccess: refresh,
		onError: sayProblem,
	});
	return (
		<>
			<Button size="small" onClick={props.onEdit}>
				Edit
			</Button>
			<Button size="small" look="quiet-danger" busy={remove.isPending} onClick={() => remove.mutate()}>
				Delete
			</Button>
		</>
	);
}

function ReviewsSkeleton() {
	return (
		<Loading label="Loading the reviews">
			<Skeleton className="h-16 w-64 max-w-full" />
			{["a", "b", "c"].map((key) => (
				<div key={key} className="mt-6">
					<Skeleton className="h-4 w-48" />
					<Skeleton className="mt-2 h-4 w-full" />
				</div>
			))}
		</Loading>
	);
}
