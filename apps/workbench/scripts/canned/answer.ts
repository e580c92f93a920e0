import { categories, detail, installations, search } from "./extensions.ts";
import { abuseReports, reviews, statistics } from "./ratings.ts";
import { me, ownExtensions, ownVersion, reviewDetail, reviewQueue, tokens } from "./staff.ts";

/** Who looks at the screens. */
export type Visitor = "anonymous" | "administrator";

export interface Answer {
	status: number;
	body: unknown;
}

const ok = (body: unknown): Answer => ({ status: 200, body });
const refused = (status: number, code: string, detail: string, fix: string): Answer => ({
	status,
	body: { type: "about:blank", title: detail, status, code, detail, fix },
});

/** The registry's part in a screenshot. `undefined` = never answers, so that loading can be looked at. */
export function answer(url: URL, visitor: Visitor, empty: boolean): Answer {
	const path = url.pathname.replace("/api/v1/", "");
	if (path === "auth/me") {
		return visitor === "administrator" ? ok(me) : refused(401, "unauthenticated", "Nobody is signed in.", "Sign in.");
	}
	if (path === "auth/login") {
		return refused(401, "credentials_invalid", "Username and password do not fit.", "Check both and try again.");
	}
	if (path === "extensions") {
		if (url.searchParams.get("q") === "error") {
			return refused(503, "search_unavailable", "Search is not available right now.", "Try again in a minute.");
		}
		return ok(search(url.searchParams));
	}
	if (path === "extensions/categories") return ok(categories);
	if (path === "user/extensions") return ok(empty ? { items: [] } : installations);
	if (path === "developer/extensions") return ok(ownExtensions);
	if (path === "developer/tokens") return ok(tokens);
	if (path === "admin/reports") return ok(abuseReports);
	if (path === "admin/review-queue") return ok(reviewQueue);
	if (/^developer\/extensions\/[^/]+\/statistics$/.test(path)) {
		return ok(statistics(Number(url.searchParams.get("days") ?? "90")));
	}
	const rated = /^extensions\/([^/]+)\/reviews$/.exec(path)?.[1];
	if (rated) return ok(reviews(rated, visitor === "administrator"));
	const own = /^developer\/extensions\/[^/]+\/versions\/(.+)$/.exec(path)?.[1];
	if (own) return ok(ownVersion(own));
	const reviewed = /^admin\/extensions\/([^/]+)\/versions\//.exec(path)?.[1];
	if (reviewed) return ok(reviewDetail(reviewed));
	const id = /^extensions\/([^/]+)$/.exec(path)?.[1];
	const found = id ? detail(id) : undefined;
	return found ? ok(found) : refused(404, "not_found", "There is nothing here.", "Check the address.");
}
