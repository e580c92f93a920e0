import { join } from "node:path";
import type { FastifyBaseLogger } from "fastify";
import type { Config } from "../config.ts";
import { fileBlobs } from "./blobs/drivers/files.ts";
import type { Blobs } from "./blobs/port.ts";
import { memoryCache } from "./cache/drivers/memory.ts";
import type { Cache } from "./cache/port.ts";
import { embeddedDatabase } from "./database/drivers/embedded.ts";
import { postgresDatabase } from "./database/drivers/postgres.ts";
import { migrate } from "./database/migrate.ts";
import type { Database } from "./database/port.ts";
import { outboxFolderMail } from "./mail/drivers/outbox-folder.ts";
import type { Mail } from "./mail/port.ts";
import { pgBossQueue } from "./queue/drivers/pg-boss.ts";
import type { Queue } from "./queue/port.ts";
import { inProcessSearch } from "./search/drivers/in-process.ts";
import type { Search } from "./search/port.ts";

export interface Ports {
	database: Database;
	blobs: Blobs;
	cache: Cache;
	queue: Queue;
	search: Search;
	mail: Mail;
	/** Closes them in the order in which they need each other. */
	close(): Promise<void>;
}

/** The only place that names drivers. The caller holds the data folder. */
export async function openPorts(options: {
	config: Config;
	log: FastifyBaseLogger;
	/** The embedded database died: nothing can be kept any more, the process has to end. */
	onFatal: (error: Error) => void;
}): Promise<Ports> {
	const { config, log, onFatal } = options;
	const isEmbedded = config.databaseUrl === undefined;
	const database =
		config.databaseUrl === undefined
			? await embeddedDatabase({ folder: join(config.dataDir, "database"), onFailure: onFatal })
			: postgresDatabase({
					url: config.databaseUrl,
					onIdleError: (error) => log.warn({ err: error }, "a database connection was lost"),
				});
	try {
		await migrate(database);
		const queue = await pgBossQueue({
			database,
			alone: isEmbedded,
			pollSeconds: isEmbedded ? 1 : 0.5,
			onError: (error) => log.warn({ err: error }, "the queue failed"),
		});
		const blobs = fileBlobs(join(config.dataDir, "blobs"));
		const cache = memoryCache();
		const search = inProcessSearch({
			database,
			alone: isEmbedded,
			onError: (error) => log.warn({ err: error }, "the search index could not be brought up to date"),
		});
		const mail = outboxFolderMail(join(config.dataDir, "mail"));
		return {
			database,
			blobs,
			cache,
			queue,
			search,
			mail,
			async close() {
				await queue.close(4_000);
				await Promise.all([search.close(), cache.close(), mail.close(), blobs.close()]);
				await database.close();
			},
		};
	} catch (thrown) {
		await database.close();
		throw thrown;
	}
}
