import { sql } from "kysely";
import type { Context } from "../../context.ts";
import type { Catalogue } from "../catalogue/catalogue.ts";
import { indexExtension } from "../catalogue/index-extension.ts";
import { downloadCounter } from "./download-counter.ts";
import { countInstalls, staleFigures } from "./install-figures.ts";

/** Far under the 30 seconds within which figures must be down. */
const FLUSH_MS = 3_000;
const SWEEP_MS = 60 * 60_000;
const BATCH = 200;

/** Keeps figures in memory for a moment, so that a popular extension is counted once a flush and not once a person. */
export interface Bookkeeper {
	downloaded: ReturnType<typeof downloadCounter>["count"];
	/** The extension's installations are to be counted at the next flush. */
	installsChanged(extensionId: string): void;
	/** Writes down what is in memory. Rejects when the database fails, and tries again at the next flush. */
	flush(): Promise<void>;
	/** Catches up with what no event told: the passing of weeks, and what a killed server had not counted. */
	sweep(): Promise<void>;
	start(): void;
	/** The last flush. */
	close(): Promise<void>;
}

export function bookkeeper(context: Context, catalogue: Pick<Catalogue, "changed">): Bookkeeper {
	const { clock, database, log } = context;
	const downloads = downloadCounter(database, clock);
	let changed = new Set<string>();
	let timers: NodeJS.Timeout[] = [];
	let running: Promise<void> = Promise.resolve();

	async function flushInstalls(): Promise<void> {
		const ids = [...changed];
		changed = new Set();
		try {
			while (ids.length > 0) {
				const batch = ids.slice(0, BATCH);
				for (const id of await countInstalls(context, batch)) {
					await indexExtension(context, id);
					await catalogue.changed(id);
				}
				ids.splice(0, batch.length);
			}
		} catch (thrown) {
			for (const id of ids) changed.add(id);
			throw thrown;
		}
	}

	async function flush(): Promise<void> {
		await downloads.flush();
		await flushInstalls();
	}

	async function sweep(): Promise<void> {
		for (const id of await staleFigures(context)) changed.add(id);
		// No batch is sent again after so long.
		await sql`delete from count_batches where added_at < now() - interval '1 day'`.execute(database.db);
		await flush();
	}

	/** One after the other: a slow database is not asked twice at once. */
	function run(work: () => Promise<void>): Promise<void> {
		running = running.then(work).catch((error) => {
			log.warn({ err: error }, "figures could not be written down; they wait");
		});
		return running;
	}

	return {
		downloaded: downloads.count,
		installsChanged: (extensionId) => void changed.add(extensionId),
		flush,
		sweep,
		start() {
			timers = [setInterval(() => run(flush), FLUSH_MS), setInterval(() => run(sweep), SWEEP_MS)];
			run(sweep);
		},
		async close() {
			for (const timer of timers) clearInterval(timer);
			await run(flush);
		},
	};
}
