import { expect, test } from "vitest";
import { liveGrants } from "./live-grants.ts";

test("a call is let through or refused by what is granted at that moment", () => {
	const grants = liveGrants([]);
	const spec = { permission: "storage" } as never;
	expect(() => grants.gate("storage.get", spec)).toThrow(/needs the permission "storage"/);
	grants.replace([{ permission: "storage" }]);
	expect(() => grants.gate("storage.get", spec)).not.toThrow();
	grants.replace([]);
	expect(() => grants.gate("storage.get", spec)).toThrow();
});

test("taking one permission back aborts what waits under it and nothing else", () => {
	const grants = liveGrants([{ permission: "storage" }, { permission: "data.read" }]);
	const storage = grants.until("storage.get", "storage");
	const reading = grants.until("editor.getText", "data.read");
	grants.replace([{ permission: "data.read" }]);
	expect(storage.signal.reason).toMatchObject({
		code: "permission_denied",
		message: expect.stringContaining("storage.get"),
	});
	expect(reading.signal.aborted).toBe(false);
	expect(grants.until("storage.get", "storage").signal.aborted).toBe(true);
});

test("what has been released is not aborted later", () => {
	const grants = liveGrants([{ permission: "storage" }]);
	const done = grants.until("storage.get", "storage");
	done.release();
	grants.replace([]);
	expect(done.signal.aborted).toBe(false);
});
