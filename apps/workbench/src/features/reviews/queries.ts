import { infiniteQueryOptions } from "@tanstack/react-query";
import { registry } from "../../app/registry.ts";

const PAGE_SIZE = 20;

/** Under `extensions`: whoever installs one, or signs in, may do something else here. */
export const reviewsQuery = (id: string) =>
	infiniteQueryOptions({
		queryKey: ["extensions", "reviews", id],
		queryFn: ({ pageParam, signal }) => registry.reviews.list(id, { limit: PAGE_SIZE, offset: pageParam }, signal),
		initialPageParam: 0,
		getNextPageParam: (last, pages) => {
			const shown = pages.reduce((sum, page) => sum + page.items.length, 0);
			return last.items.length > 0 && shown < last.total ? shown : undefined;
		},
	});
