import type { OwnVersion, RegistryClient, VersionStatus } from "@annex/registry-api";
import { expect, it } from "vitest";
import { awaitScan } from "./await-scan.ts";

/** A registry whose scan is done after so many questions, and a clock that only sleeping moves. */
function scanning(questions: number, ending: VersionStatus) {
	const sleeps: number[] = [];
	let now = 0;
	let asked = 0;
	const client = {
		developer: {
			async version(id: string, version: string): Promise<OwnVersion> {
				asked += 1;
				const status = asked > questions ? ending : "scanning";
				return { id, version, status, reason: null, submittedAt: "2026-01-01T00:00:00Z", findings: [] };
			},
		},
	} as unknown as RegistryClient;
	const powers = {
		now: () => now,
		sleep: async (ms: number) => {
			sleeps.push(ms);
			now += ms;
		},
	};
	return { client, powers, sleeps };
}

it("answers at once when the scan is done already", async () => {
	const { client, powers, sleeps } = scanning(0, "pending");
	expect((await awaitScan(client, "acme.tool", "1.0.0", powers, 1_000)).status).toBe("pending");
	expect(sleeps).toEqual([]);
});

it("asks ever less often, at least every two seconds", async () => {
	const { client, powers, sleeps } = scanning(12, "rejected");
	expect((await awaitScan(client, "acme.tool", "1.0.0", powers, 60_000)).status).toBe("rejected");
	expect(sleeps.toSorted((a, b) => a - b)).toEqual(sleeps);
	expect(Math.max(...sleeps)).toBe(2_000);
});

it("gives up in time, and says that nothing is lost", async () => {
	const { client, powers, sleeps } = scanning(Number.POSITIVE_INFINITY, "pending");
	await expect(awaitScan(client, "acme.tool", "1.0.0", powers, 5_000)).rejects.toMatchObject({
		code: "scan_timeout",
		message: "The scan of acme.tool is not done after 5 s.",
	});
	expect(sleeps.reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(5_000);
});
