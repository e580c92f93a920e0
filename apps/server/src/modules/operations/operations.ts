import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { z } from "zod";
import type { App, Context } from "../../context.ts";
import { errors } from "../../errors.ts";
import type { OutboxRelay } from "../../outbox/relay.ts";

const READY_TIMEOUT_MS = 2_000;

/** `/healthz`, `/readyz` and `/metrics`, outside the API's prefix: for whoever runs the server. */
export function operations(app: App, context: Context, relay: OutboxRelay): void {
	const registry = metrics(app, context, relay);
	const ok = z.object({ status: z.literal("ok") });

	app.get(
		"/healthz",
		{ schema: { summary: "Tell that the process answers", tags: ["operations"], response: { 200: ok } } },
		() => ({ status: "ok" as const }),
	);
	app.get(
		"/readyz",
		{
			schema: {
				summary: "Tell that requests can be served",
				description: "Database and queue answer; 503 `unavailable` otherwise.",
				tags: ["operations"],
				response: { 200: ok },
			},
		},
		async () => {
			const checks = Promise.all([context.database.ping(), context.queue.counts()]);
			if (!(await within(READY_TIMEOUT_MS, checks))) throw errors.unavailable();
			return { status: "ok" as const };
		},
	);
	app.get(
		"/metrics",
		{
			schema: {
				summary: "Read figures about the process, its requests and its queue",
				description: "In Prometheus' text format.",
				tags: ["operations"],
				produces: ["text/plain"],
				response: { 200: z.string() },
			},
		},
		async (_request, reply) => reply.type(registry.contentType).send(await registry.metrics()),
	);
}

function metrics(app: App, context: Context, relay: OutboxRelay): Registry {
	const registry = new Registry();
	collectDefaultMetrics({ register: registry });
	const durations = new Histogram({
		name: "annex_http_request_duration_seconds",
		help: "Time from the first byte of a request to the end of its answer.",
		labelNames: ["method", "route", "status"],
		buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
		registers: [registry],
	});
	const failures = new Counter({
		name: "annex_http_failures_total",
		help: "Answers with a status of 500 and above.",
		labelNames: ["route"],
		registers: [registry],
	});
	new Gauge({
		name: "annex_queue_jobs",
		help: "Background jobs by state.",
		labelNames: ["state"],
		registers: [registry],
		async collect() {
			for (const [state, count] of Object.entries(await context.queue.counts())) this.set({ state }, count);
		},
	});
	new Gauge({
		name: "annex_outbox_waiting",
		help: "Events that the queue has not got yet.",
		registers: [registry],
		async collect() {
			this.set((await relay.lag()).waiting);
		},
	});
	new Gauge({
		name: "annex_outbox_lag_seconds",
		help: "How long the oldest waiting event has waited.",
		registers: [registry],
		async collect() {
			this.set((await relay.lag()).oldestMs / 1_000);
		},
	});
	app.addHook("onResponse", (request, reply, done) => {
		// The route's pattern, never the address: a label must not grow with what visitors type.
		const route = request.routeOptions.url ?? "none";
		durations.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1_000);
		if (reply.statusCode >= 500) failures.inc({ route });
		done();
	});
	return registry;
}

/** Whether the promise resolved in time; a rejection counts as no. */
async function within(ms: number, work: Promise<unknown>): Promise<boolean> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<boolean>((resolve) => {
		timer = setTimeout(resolve, ms, false);
	});
	try {
		return await Promise.race([
			work.then(
				() => true,
				() => false,
			),
			late,
		]);
	} finally {
		clearTimeout(timer);
	}
}
