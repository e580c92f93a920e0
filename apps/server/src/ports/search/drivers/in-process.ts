import { sql } from "kysely";
import type { Database } from "../../database/port.ts";
import { SearchIndex } from "../in-process/search-index.ts";
import type { Search, SearchDocument } from "../port.ts";

const PAGE = 1_000;
/** How often to look for what other servers put: half of what the port promises. */
const FOLLOW_MS = 1_000;
/** Held by whoever puts documents, until he commits. */
const WRITERS = 0x616e6579;

/**
 * Search in this process's memory, with the database as the truth: every document lies in `search_documents`, is read
 * from there at the start, and afterwards followed by its revision, so that several servers see the same. The start
 * waits for nothing; a query that comes before the index is whole waits for it.
 */
export function inProcessSearch(options: {
	database: Database;
	/** No other server writes to this database: nothing has to be followed. */
	alone: boolean;
	onError: (error: unknown) => void;
}): Search {
	const { database, alone, onError } = options;
	const index = new SearchIndex();
	const revisions = new Map<string, number>();
	let last = 0;
	let closed = false;

	function take(row: Row): void {
		const revision = Number(row.revision);
		// A page read before a change must not undo it.
		if ((revisions.get(row.id) ?? 0) >= revision) return;
		revisions.set(row.id, revision);
		if (row.removed) index.remove(row.id);
		else index.put(documentOf(row));
	}

	/** Takes in everything that was written since; in pages, so that requests get their turn in between. */
	async function follow(): Promise<void> {
		for (;;) {
			const rows = await database.db
				.selectFrom("search_documents")
				.selectAll()
				.where("revision", ">", String(last))
				.orderBy("revision")
				.limit(PAGE)
				.execute();
			for (const row of rows) take(row);
			last = Number(rows.at(-1)?.revision ?? last);
			if (rows.length < PAGE || closed) return;
		}
	}

	let following: Promise<void> | undefined;
	function followOnce(): Promise<void> {
		following ??= follow().finally(() => {
			following = undefined;
		});
		return following;
	}

	let loaded: Promise<void> | undefined;
	/** Tried again by the next who needs it when it failed. */
	function whole(): Promise<void> {
		loaded ??= followOnce().catch((error) => {
			loaded = undefined;
			throw error;
		});
		return loaded;
	}
	whole().catch(onError);
	const timer = alone ? undefined : setInterval(() => void followOnce().catch(onError), FOLLOW_MS);
	timer?.unref();

	return {
		async put(...documents) {
			const byId = [...new Map(documents.map((document) => [document.id, document])).values()];
			if (byId.length === 0) return;
			const rows = await database.transaction(async (tx) => {
				// Until the commit nobody else gets a revision, so that revisions are in order of commit.
				await sql`select pg_advisory_xact_lock(${WRITERS})`.execute(tx);
				return await tx
					.insertInto("search_documents")
					.values(byId.map(rowOf))
					.onConflict((conflict) =>
						conflict.column("id").doUpdateSet(({ ref }) => ({
							publisher: ref("excluded.publisher"),
							author: ref("excluded.author"),
							name: ref("excluded.name"),
							display_name: ref("excluded.display_name"),
							description: ref("excluded.description"),
							category: ref("excluded.category"),
							tags: ref("excluded.tags"),
							installable: ref("excluded.installable"),
							permissions: ref("excluded.permissions"),
							installs: ref("excluded.installs"),
							rating: ref("excluded.rating"),
							ratings: ref("excluded.ratings"),
							average: ref("excluded.average"),
							trend: ref("excluded.trend"),
							published_at: ref("excluded.published_at"),
							updated_at: ref("excluded.updated_at"),
							removed: ref("excluded.removed"),
							revision: ref("excluded.revision"),
						})),
					)
					.returningAll()
					.execute();
			});
			for (const row of rows) take(row);
		},
		async remove(id) {
			const rows = await database.transaction(async (tx) => {
				await sql`select pg_advisory_xact_lock(${WRITERS})`.execute(tx);
				return await tx
					.updateTable("search_documents")
					.set({ removed: true, revision: sql`nextval('search_revisions')` })
					.where("id", "=", id)
					.returningAll()
					.execute();
			});
			for (const row of rows) take(row);
		},
		async query(request) {
			await whole();
			return index.query(request);
		},
		async close() {
			closed = true;
			clearInterval(timer);
			await following?.catch(() => undefined);
		},
	};
}

interface Row {
	id: string;
	publisher: string;
	author: string;
	name: string;
	display_name: string;
	description: string;
	category: string;
	tags: string[];
	installable: boolean;
	permissions: string[];
	installs: number;
	rating: number;
	ratings: number;
	average: number | null;
	trend: number;
	published_at: Date;
	updated_at: Date;
	removed: boolean;
	revision: string;
}

function documentOf(row: Row): SearchDocument {
	const { display_name, published_at, updated_at, removed: _, revision: __, ...same } = row;
	return { ...same, displayName: display_name, publishedAt: published_at, updatedAt: updated_at };
}

function rowOf(document: SearchDocument) {
	const { displayName, publishedAt, updatedAt, tags, permissions, ...same } = document;
	return {
		...same,
		tags: [...tags],
		permissions: [...permissions],
		display_name: displayName,
		published_at: publishedAt,
		updated_at: updatedAt,
		removed: false,
		revision: sql<string>`nextval('search_revisions')`,
	};
}
