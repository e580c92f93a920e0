import type { z } from "zod";
import {
	type abuseReportBody,
	type Review,
	type Reviews,
	review,
	type reviewBody,
	reviews,
	type reviewsQuery,
} from "../schemas/reviews.ts";
import type { Transport } from "./transport.ts";

/** What people say of extensions. Writing needs a signed-in session. */
export interface ReviewsClient {
	/** One's own review first, then the newest. */
	list(id: string, page?: Partial<z.output<typeof reviewsQuery>>, signal?: AbortSignal): Promise<Reviews>;
	/**
	 * Writes one's review, or replaces it: there is one per person and the last write wins. Rejects with
	 * `review_not_installed` for who never had the extension installed, `review_own` for who belongs to its publisher.
	 */
	put(id: string, body: z.input<typeof reviewBody>): Promise<Review>;
	/** Removing what is not there succeeds. */
	delete(id: string): Promise<void>;
	/** Tells the moderators about an extension. Rejects with `report_open` while they have not dealt with one's last. */
	report(id: string, body: z.input<typeof abuseReportBody>): Promise<void>;
}

export function reviewsClient({ json, none }: Transport): ReviewsClient {
	const at = (id: string) => ["extensions", id, "reviews"];
	return {
		list: (id, page = {}, signal) => json(reviews, { method: "GET", path: at(id), query: page, signal }),
		put: (id, body) => json(review, { method: "PUT", path: at(id), body }),
		delete: (id) => none({ method: "DELETE", path: at(id) }),
		report: (id, body) => none({ method: "POST", path: ["extensions", id, "reports"], body }),
	};
}
