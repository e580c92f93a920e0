import { queryOptions } from "@tanstack/react-query";
import { registry } from "../../app/registry.ts";

const QUEUE_POLL_MS = 20_000;
const QUEUE_SIZE = 50;

export const queueQuery = queryOptions({
	queryKey: ["review", "queue"],
	queryFn: () => registry.admin.reviewQueue({ limit: QUEUE_SIZE }),
	refetchInterval: QUEUE_POLL_MS,
});

export const reportsQuery = queryOptions({
	queryKey: ["review", "reports"],
	queryFn: () => registry.admin.reports({ limit: QUEUE_SIZE }),
	refetchInterval: QUEUE_POLL_MS,
});

export const reviewQuery = (id: string, version: string) =>
	queryOptions({
		queryKey: ["review", "detail", id, version],
		queryFn: () => registry.admin.reviewDetail(id, version),
	});
