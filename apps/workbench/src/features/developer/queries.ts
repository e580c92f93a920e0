import { queryOptions } from "@tanstack/react-query";
import { registry } from "../../app/registry.ts";

const SCAN_POLL_MS = 700;

export const ownExtensionsQuery = queryOptions({
	queryKey: ["developer", "extensions"],
	queryFn: () => registry.developer.extensions(),
	// While one of them is being scanned, its state changes by itself.
	refetchInterval: (query) =>
		query.state.data?.some((extension) => extension.versions.some((version) => version.status === "scanning"))
			? SCAN_POLL_MS
			: false,
});

export const ownVersionQuery = (id: string, version: string) =>
	queryOptions({
		queryKey: ["developer", "version", id, version],
		queryFn: () => registry.developer.version(id, version),
		refetchInterval: (query) => (!query.state.data || query.state.data.status === "scanning" ? SCAN_POLL_MS : false),
	});

export const tokensQuery = queryOptions({
	queryKey: ["developer", "tokens"],
	queryFn: () => registry.developer.tokens(),
});
