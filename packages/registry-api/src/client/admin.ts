import type { z } from "zod";
import { type CatalogueBatchResult, type CatalogueEntryInput, catalogueBatchResult } from "../schemas/catalogue.ts";
import { type ReviewDetail, reviewDetail, reviewQueue } from "../schemas/extensions.ts";
import { abuseReports } from "../schemas/reviews.ts";
import type { Transport } from "./transport.ts";

/** For moderators and administrators; to everybody else these routes do not exist (`not_found`). */
export interface AdminClient {
	reviewQueue(page?: { limit?: number; offset?: number }): Promise<z.output<typeof reviewQueue>>;
	reviewDetail(id: string, version: string): Promise<ReviewDetail>;
	/** Publishes a pending version; search finds it within two seconds. */
	approve(id: string, version: string): Promise<void>;
	/** The author gets the reason by mail. */
	reject(id: string, version: string, reason: string): Promise<void>;
	/** Hides the extension and stops running copies within a minute; users see the reason. */
	suspend(id: string, reason: string): Promise<void>;
	/** Takes a suspension back: the extension is listed again and its copies may run. */
	unsuspend(id: string): Promise<void>;
	/** Puts an extension at the top of the marketplace, with one line on why; again, changes the line. */
	feature(id: string, note?: string): Promise<void>;
	/** Taking off what does not stand there succeeds. */
	unfeature(id: string): Promise<void>;
	/** Removes somebody's review; its author gets the reason by mail, and the rating is counted anew. */
	removeReview(id: string, author: string, reason: string): Promise<void>;
	/**
	 * Administrators only. Lists at most 500 entries of other catalogues, or brings them up to date; all or none. Sending
	 * a batch again does no harm. Search finds them within two seconds.
	 */
	listEntries(entries: readonly CatalogueEntryInput[]): Promise<CatalogueBatchResult>;
	/** Administrators only. Takes a listed entry out; the next import may bring it back. */
	unlistEntry(id: string): Promise<void>;
	/** What people have reported and nobody has dealt with, oldest first. */
	reports(page?: { limit?: number; offset?: number }): Promise<z.output<typeof abuseReports>>;
	/** Takes a report off the desk, with what was found kept for good. */
	closeReport(id: string, reason: string): Promise<void>;
}

export function adminClient({ json, none }: Transport): AdminClient {
	const at = (id: string, version: string) => ["admin", "extensions", id, "versions", version];
	return {
		reviewQueue: (page = {}) => json(reviewQueue, { method: "GET", path: ["admin", "review-queue"], query: page }),
		reviewDetail: (id, version) => json(reviewDetail, { method: "GET", path: at(id, version) }),
		approve: (id, version) => none({ method: "POST", path: [...at(id, version), "approve"] }),
		reject: (id, version, reason) => none({ method: "POST", path: [...at(id, version), "reject"], body: { reason } }),
		suspend: (id, reason) => none({ method: "POST", path: ["admin", "extensions", id, "suspend"], body: { reason } }),
		unsuspend: (id) => none({ method: "POST", path: ["admin", "extensions", id, "unsuspend"] }),
		feature: (id, note = "") => none({ method: "PUT", path: ["admin", "extensions", id, "featured"], body: { note } }),
		unfeature: (id) => none({ method: "DELETE", path: ["admin", "extensions", id, "featured"] }),
		removeReview: (id, author, reason) =>
			none({ method: "POST", path: ["admin", "extensions", id, "reviews", author, "remove"], body: { reason } }),
		listEntries: (entries) =>
			json(catalogueBatchResult, { method: "POST", path: ["admin", "catalogue", "entries"], body: { entries } }),
		unlistEntry: (id) => none({ method: "DELETE", path: ["admin", "catalogue", "entries", id] }),
		reports: (page = {}) => json(abuseReports, { method: "GET", path: ["admin", "reports"], query: page }),
		closeReport: (id, reason) => none({ method: "POST", path: ["admin", "reports", id, "close"], body: { reason } }),
	};
}
