import { expect, it } from "vitest";
import { onEachDatabase } from "../../../test/support/index.ts";
import type { Database } from "../../ports/database/port.ts";
import { downloadCounter } from "./download-counter.ts";

onEachDatabase((open) => {
	const clock = { now: () => new Date("2026-11-21T23:59:59Z") };
	const rows = async ({ db }: Database) =>
		(await db.selectFrom("daily_downloads").selectAll().orderBy("extension_id").orderBy("version").execute()).map(
			(row) => `${row.extension_id}@${row.version} ${row.downloads}`,
		);
	const download = { extensionId: "a.b", version: "1.0.0" };

	it("adds what was counted once, however often and by how many servers it is flushed", async () => {
		await using opened = await open();
		const counters = [1, 2].map(() => downloadCounter(opened.database, clock));
		for (let at = 0; at < 500; at++) {
			for (const counter of counters) counter.count({ ...download, version: at % 2 === 0 ? "1.0.0" : "2.0.0" });
			if (at % 100 === 0) await Promise.all(counters.flatMap((counter) => [counter.flush(), counter.flush()]));
		}
		await Promise.all(counters.map((counter) => counter.flush()));
		await Promise.all(counters.map((counter) => counter.flush()));
		expect(await rows(opened.database)).toEqual(["a.b@1.0.0 500", "a.b@2.0.0 500"]);
	});

	it("loses nothing while the database is away, and adds nothing twice when only its answer was lost", async () => {
		await using opened = await open();
		let fault: "before" | "after" | undefined = "before";
		const shaky: Database = {
			...opened.database,
			async transaction(run) {
				if (fault === "before") throw new Error("gone");
				const result = await opened.database.transaction(run);
				if (fault === "after") throw new Error("the answer was lost");
				return result;
			},
		};
		const counter = downloadCounter(shaky, clock);
		counter.count(download);
		await expect(counter.flush()).rejects.toThrow("gone");
		fault = "after";
		counter.count(download);
		await expect(counter.flush()).rejects.toThrow("lost");
		expect(await rows(opened.database)).toEqual(["a.b@1.0.0 1"]);
		fault = undefined;
		await counter.flush();
		expect(await rows(opened.database)).toEqual(["a.b@1.0.0 2"]);
	});
});
