import type { CallRecord } from "@annex/rpc";
import { expect, test } from "vitest";
import { callStatistics } from "./call-statistics.ts";

const call = (record: Partial<CallRecord>): CallRecord => ({
	method: "storage.get",
	direction: "in",
	startedAt: 0,
	durationMs: 1,
	outcome: "ok",
	...record,
});

test("starts with nothing to say", () => {
	expect(callStatistics().read()).toEqual({
		calls: 0,
		denied: 0,
		failed: 0,
		p50Ms: null,
		p99Ms: null,
		activationMs: null,
		crashes: 0,
	});
});

test("tells denied calls from failed ones and remembers the last denied", () => {
	const statistics = callStatistics();
	statistics.record(call({}));
	statistics.record(call({ outcome: "refused", code: "permission_denied", startedAt: 5 }));
	statistics.record(call({ method: "editor.getText", outcome: "error", code: "permission_denied", startedAt: 9 }));
	statistics.record(call({ outcome: "expired", code: "deadline_exceeded" }));
	statistics.record(call({ method: "made.up", outcome: "refused", code: "method_unknown" }));
	expect(statistics.read()).toMatchObject({
		calls: 5,
		denied: 2,
		failed: 2,
		lastDenied: { method: "editor.getText", permission: "data.read", at: 9 },
	});
});

test("counts what was denied of an app's own capability as denied", () => {
	const statistics = callStatistics();
	const denied = { method: "kanban.add", outcome: "refused", code: "permission_denied", startedAt: 3 } as const;
	statistics.record(call(denied), { "kanban.add": "kanban.write" });
	expect(statistics.read()).toMatchObject({ denied: 1, lastDenied: { permission: "kanban.write", at: 3 } });
});

test("does not count what the host asks, nor words and reports", () => {
	const statistics = callStatistics();
	statistics.record(call({ direction: "out", method: "commands.run" }));
	statistics.record(call({ method: "lifecycle.log" }));
	expect(statistics.read().calls).toBe(0);
});

test("gives the median and the slowest hundredth of the last 256 calls", () => {
	const statistics = callStatistics();
	for (let ms = 0; ms < 1_000; ms++) statistics.record(call({ durationMs: 1_000_000 }));
	for (let ms = 1; ms <= 256; ms++) statistics.record(call({ durationMs: ms }));
	expect(statistics.read()).toMatchObject({ p50Ms: 129, p99Ms: 254 });
});
