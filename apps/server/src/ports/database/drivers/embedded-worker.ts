import { parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { PGLiteSocketServer } from "@electric-sql/pglite-socket";

/** What the thread is started with; without `socketDir` it listens on a free port of the loopback address. */
export interface EmbeddedStart {
	folder: string | undefined;
	socketDir: string | undefined;
}

export type EmbeddedReply = { state: "ready"; host: string; port: number } | { state: "failed"; message: string };

const SOCKET_NUMBER = 5432;

async function start({ folder, socketDir }: EmbeddedStart): Promise<EmbeddedReply> {
	const db = await PGlite.create({ ...(folder === undefined ? {} : { dataDir: folder }), extensions: { pg_trgm } });
	const server = new PGLiteSocketServer({
		db,
		maxConnections: 4,
		...(socketDir ? { path: `${socketDir}/.s.PGSQL.${SOCKET_NUMBER}` } : { host: "127.0.0.1", port: 0 }),
	});
	await server.start();
	parentPort?.once("message", async () => {
		await server.stop();
		await db.close();
		parentPort?.close();
	});
	if (socketDir) return { state: "ready", host: socketDir, port: SOCKET_NUMBER };
	return { state: "ready", host: "127.0.0.1", port: Number(server.getServerConn().split(":").at(-1)) };
}

start(workerData as EmbeddedStart)
	.catch((error: unknown): EmbeddedReply => ({ state: "failed", message: describe(error) }))
	.then((reply) => parentPort?.postMessage(reply));

/** The engine throws objects of its own kind that say nothing as text. */
function describe(error: unknown): string {
	return error instanceof Error ? error.message : JSON.stringify(error);
}
