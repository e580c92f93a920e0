import { expect, test } from "vitest";
import { openTestHost } from "./testing.ts";

const STARTER = { name: "fragile", displayName: "Fragile", activationEvents: ["onStartup"] };
const LABEL = "acme.fragile@1.0.0";
const main = "export function activate() {}";

test("restarts a crashed extension after one second, then two", async () => {
	await using host = await openTestHost();
	const id = await host.add(STARTER, main);
	await host.reaches(id, "active");

	host.engine.crash(LABEL);
	await host.reaches(id, "restarting");
	expect(host.extension(id)).toMatchObject({ restartAt: 1_000, problem: { code: "extension_crashed" } });
	host.clock.advance(999);
	expect(host.extension(id).state).toBe("restarting");
	host.clock.advance(1);
	await host.reaches(id, "active");
	expect(host.extension(id).problem).toBeUndefined();

	host.engine.crash(LABEL);
	await host.reaches(id, "restarting");
	expect(host.extension(id).restartAt).toBe(3_000);
});

test("stops an extension after three crashes in five minutes, reports it, and restarts it when asked", async () => {
	await using host = await openTestHost();
	const id = await host.add(STARTER, main);
	for (const waitMs of [1_000, 2_000]) {
		await host.reaches(id, "active");
		host.engine.crash(LABEL);
		await host.reaches(id, "restarting");
		host.clock.advance(waitMs);
	}
	await host.reaches(id, "active");
	host.engine.crash(LABEL);
	await host.reaches(id, "crashed");
	expect(host.extension(id).problem?.message).toContain("Fragile was stopped after 3 crashes within a few minutes.");
	expect(host.extension(id).activity.crashes).toBe(3);
	expect(host.registry.reports[0]).toMatchObject({ kind: "crash", extensionId: id });

	host.clock.advance(3_600_000);
	expect(host.extension(id).state).toBe("crashed");
	await host.restart(id);
	expect(host.extension(id)).toMatchObject({ state: "active" });
	host.engine.crash(LABEL);
	await host.reaches(id, "restarting");
});

test("enabling again also forgives the crashes", async () => {
	await using host = await openTestHost({ policy: { maxCrashes: 1 } });
	const id = await host.add(STARTER, main);
	await host.reaches(id, "active");
	host.engine.crash(LABEL);
	await host.reaches(id, "crashed");
	await host.setEnabled(id, true);
	await host.reaches(id, "active");
});

test("crashes more than five minutes apart do not add up", async () => {
	await using host = await openTestHost({ policy: { maxCrashes: 2 } });
	const id = await host.add(STARTER, main);
	for (let times = 0; times < 3; times++) {
		await host.reaches(id, "active");
		host.engine.crash(LABEL);
		await host.reaches(id, "restarting");
		host.clock.advance(1_000);
		await host.reaches(id, "active");
		host.clock.advance(300_000);
	}
});

test("an extension that ends its own thread counts as crashed, also during activate", async () => {
	await using host = await openTestHost();
	const id = await host.add(STARTER, "export function activate() { process.exit(1); }");
	await host.reaches(id, "restarting");
	expect(host.extension(id).problem?.code).toBe("extension_crashed");
});

test("a registry that does not deliver the files is asked again, and nobody is blamed", async () => {
	await using host = await openTestHost();
	host.registry.failNext("file", 2);
	const id = await host.add(STARTER, main);
	await host.reaches(id, "restarting");
	expect(host.extension(id).problem?.code).toBe("loading_failed");
	host.clock.advance(1_000);
	await host.reaches(id, "restarting");
	host.clock.advance(2_000);
	await host.reaches(id, "active");
	expect(host.extension(id).activity.crashes).toBe(0);
});

test("an uncaught error is logged and reported, and the extension goes on", async () => {
	await using host = await openTestHost();
	const id = await host.add(STARTER, `export function activate() { setTimeout(() => { throw new Error("oops"); }); }`);
	await host.until(() => host.registry.reports.length > 0);
	expect(host.registry.reports[0]).toMatchObject({ kind: "uncaught", message: "Error: oops" });
	expect(host.extension(id).state).toBe("active");
});
