import { expect, it } from "vitest";
import { API_1_ENDS, DEPRECATED_ON, oldCalls } from "./calls.ts";

it("gives authors at least six months with every call", () => {
	const sixMonths = new Date(`${DEPRECATED_ON}T00:00:00Z`);
	sixMonths.setUTCMonth(sixMonths.getUTCMonth() + 6);
	for (const { call, ends } of oldCalls) {
		expect(new Date(`${ends}T00:00:00Z`).getTime(), call).toBeGreaterThanOrEqual(sixMonths.getTime());
		expect(ends <= API_1_ENDS, call).toBe(true);
	}
});

it("names every call once", () => {
	expect(new Set(oldCalls.map(({ call }) => call)).size).toBe(oldCalls.length);
});
