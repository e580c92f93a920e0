import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Clock, Download } from "../../context.ts";
import type { Database } from "../../ports/database/port.ts";

/** Counts in memory and adds to the database in batches. */
export interface DownloadCounter {
	count(download: Download): void;
	/**
	 * Adds everything counted so far. Rejects when the database fails; nothing is lost then, the next flush tries again.
	 * A batch whose answer was lost on the way is sent again under its old id, and is not added twice.
	 */
	flush(): Promise<void>;
}

interface Count extends Download {
	readonly day: string;
	downloads: number;
}
interface Batch {
	readonly id: string;
	readonly counts: readonly Count[];
}

/** What is not flushed yet is lost when the process is killed, and nothing else is. */
export function downloadCounter(database: Database, clock: Clock): DownloadCounter {
	let counts = new Map<string, Count>();
	let unsure: Batch | undefined;
	let flushing: Promise<void> = Promise.resolve();

	function nextBatch(): Batch | undefined {
		if (counts.size === 0) return undefined;
		const batch = { id: randomUUID(), counts: [...counts.values()] };
		counts = new Map();
		return batch;
	}

	async function flushAll(): Promise<void> {
		for (;;) {
			unsure ??= nextBatch();
			if (!unsure) return;
			await addBatch(database, unsure);
			unsure = undefined;
		}
	}

	return {
		count({ extensionId, version }) {
			const day = clock.now().toISOString().slice(0, 10);
			const key = `${day} ${extensionId}@${version}`;
			const known = counts.get(key);
			if (known) known.downloads++;
			else counts.set(key, { extensionId, version, day, downloads: 1 });
		},
		flush() {
			flushing = flushing.then(flushAll, flushAll);
			return flushing;
		},
	};
}

async function addBatch(database: Database, { id, counts }: Batch): Promise<void> {
	// In one order everywhere, so that two servers never wait for each other in a circle.
	const sorted = counts.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
	await database.transaction(async (tx) => {
		const fresh = await tx
			.insertInto("count_batches")
			.values({ id })
			.onConflict((conflict) => conflict.doNothing())
			.returning("id")
			.executeTakeFirst();
		if (!fresh) return;
		await sql`
			insert into daily_downloads (extension_id, version, day, downloads)
			select * from unnest(${sorted.map((count) => count.extensionId)}::text[],
				${sorted.map((count) => count.version)}::text[], ${sorted.map((count) => count.day)}::date[],
				${sorted.map((count) => count.downloads)}::integer[])
			on conflict (extension_id, day, version) do update
				set downloads = daily_downloads.downloads + excluded.downloads`.execute(tx);
	});
}

function keyOf({ extensionId, day, version }: Count): string {
	return `${extensionId} ${day} ${version}`;
}
