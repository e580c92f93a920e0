import { handClock } from "@annex/rpc/testing";
import { expect, test } from "vitest";
import type { Entry } from "./entry.ts";
import { reportError } from "./error-reports.ts";
import type { ErrorReport, HostRegistry } from "./registry.ts";

function openReports() {
	const reports: ErrorReport[] = [];
	const clock = handClock();
	const registry = {
		async reportError(report: ErrorReport) {
			reports.push(report);
			throw new Error("telemetry is down");
		},
	} as Partial<HostRegistry> as HostRegistry;
	const entry = { id: "acme.a", installed: { version: "1.0.0" } } as Entry;
	const report = (message: string, stack?: string) =>
		reportError({ registry, clock }, entry, { kind: "uncaught", message, ...(stack ? { stack } : {}) });
	return { reports, clock, report };
}

test("tells of the same error at most once a minute, and does not mind a registry that fails", () => {
	const { reports, clock, report } = openReports();
	report("same");
	report("same");
	report("other");
	clock.advance(60_000);
	report("same");
	expect(reports.map(({ message }) => message)).toEqual(["same", "other", "same"]);
});

test("keeps within what the registry takes", () => {
	const { reports, report } = openReports();
	report("m".repeat(5_000), "s".repeat(20_000));
	expect([reports[0]?.message.length, reports[0]?.stack?.length]).toEqual([2_000, 8_000]);
});
