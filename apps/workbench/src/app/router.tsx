import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { readRange } from "../features/developer/statistics-range.ts";
import { EditorPage } from "../features/editor/editor-page.tsx";
import { readFilters } from "../features/marketplace/filters.ts";
import { NotFound } from "./not-found.tsx";
import { PageProblem } from "./page-problem.tsx";
import { parseSearch, stringifySearch } from "./query-string.ts";
import { Shell } from "./shell.tsx";

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound, errorComponent: PageProblem });

const text = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);

/** Where to go after signing in: a path of ours, never another site. */
function readNext(search: Record<string, unknown>): { next?: string } {
	const next = text(search["next"]);
	return next && /^\/(?![/\\])/.test(next) ? { next } : {};
}

const routes = [
	createRoute({ getParentRoute: () => root, path: "/", component: EditorPage }),
	createRoute({
		getParentRoute: () => root,
		path: "/extensions",
		validateSearch: readFilters,
		component: lazyRouteComponent(() => import("../features/marketplace/marketplace-page.tsx"), "MarketplacePage"),
	}),
	createRoute({
		getParentRoute: () => root,
		path: "/extensions/$id",
		validateSearch: (search: Record<string, unknown>): { tab?: string } => {
			const tab = text(search["tab"]);
			return tab ? { tab } : {};
		},
		component: lazyRouteComponent(() => import("../features/marketplace/extension-page.tsx"), "ExtensionPage"),
	}),
	createRoute({
		getParentRoute: () => root,
		path: "/my-extensions",
		validateSearch: (search: Record<string, unknown>): { id?: string } => {
			const id = text(search["id"]);
			return id ? { id } : {};
		},
		component: lazyRouteComponent(() => import("../features/my-extensions/my-extensions-page.tsx"), "MyExtensionsPage"),
	}),
	createRoute({
		getParentRoute: () => root,
		path: "/developer",
		component: lazyRouteComponent(() => import("../features/developer/developer-page.tsx"), "DeveloperPage"),
	}),
	createRoute({
		getParentRoute: () => root,
		path: "/developer/$id",
		validateSearch: readRange,
		component: lazyRouteComponent(() => import("../features/developer/statistics-page.tsx"), "StatisticsPage"),
	}),
	createRoute({
		getParentRoute: () => root,
		path: "/develop",
		component: lazyRouteComponent(() => import("../features/development/develop-page.tsx"), "DevelopPage"),
	}),
	createRoute({
		getParentRoute: () => root,
		path: "/review",
		validateSearch: (search: Record<string, unknown>): { id?: string; version?: string; desk?: "reports" } => {
			const id = text(search["id"]);
			const version = text(search["version"]);
			if (search["desk"] === "reports") return { desk: "reports" };
			return id && version ? { id, version } : {};
		},
		component: lazyRouteComponent(() => import("../features/review/review-page.tsx"), "ReviewPage"),
	}),
	createRoute({
		getParentRoute: () => root,
		path: "/shortcuts",
		component: lazyRouteComponent(() => import("../features/keybindings/shortcuts-page.tsx"), "ShortcutsPage"),
	}),
	createRoute({
		getParentRoute: () => root,
		path: "/sign-in",
		validateSearch: readNext,
		component: lazyRouteComponent(() => import("../features/account/sign-in-page.tsx"), "SignInPage"),
	}),
	createRoute({
		getParentRoute: () => root,
		path: "/sign-up",
		validateSearch: readNext,
		component: lazyRouteComponent(() => import("../features/account/sign-up-page.tsx"), "SignUpPage"),
	}),
] as const;

export const router = createRouter({
	routeTree: root.addChildren([...routes]),
	parseSearch,
	stringifySearch,
	defaultPreload: "intent",
	scrollRestoration: true,
});

declare module "@tanstack/react-router" {
	interface Register {
		router: typeof router;
	}
}
