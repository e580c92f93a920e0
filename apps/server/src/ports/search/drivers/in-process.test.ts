import { afterAll, describe, expect, it } from "vitest";
import { type OpenDatabase, onEachDatabase } from "../../../../test/support/index.ts";
import { describeSearch } from "../conformance.ts";
import type { Search, SearchDocument } from "../port.ts";
import { inProcessSearch } from "./in-process.ts";

onEachDatabase((open, name) => {
	let opened: OpenDatabase | undefined;
	let search: Search | undefined;
	afterAll(async () => {
		await search?.close();
		await opened?.[Symbol.asyncDispose]();
	});
	const start = (database: OpenDatabase, alone: boolean) =>
		inProcessSearch({
			database: database.database,
			alone,
			onError: (error) => {
				throw error;
			},
		});

	describeSearch("this process's memory", async () => {
		opened = await open();
		search = start(opened, name === "embedded");
		return search;
	});

	describe("several servers on one database", () => {
		const document = (id: string, displayName: string): SearchDocument => ({
			id,
			publisher: "acme",
			author: "acme",
			name: id.slice("acme.".length),
			displayName,
			description: "",
			category: "other",
			tags: [],
			installable: true,
			permissions: [],
			installs: 0,
			rating: 3,
			ratings: 0,
			average: null,
			trend: 0,
			publishedAt: new Date(0),
			updatedAt: new Date(0),
		});
		const found = async (search: Search, q: string) =>
			(await search.query({ q, sort: "relevance", limit: 9, offset: 0 })).ids;

		it("find what another put, changed or removed within two seconds, and all of it after a start", async () => {
			await using database = await open();
			const [one, other] = [start(database, false), start(database, false)];
			await one.put(document("acme.kept", "Lantern"), document("acme.gone", "Harbour"));
			const end = performance.now() + 2_000;
			while ((await found(other, "lantern")).length === 0 && performance.now() < end) await nextTurn();
			expect(await found(other, "lantern")).toEqual(["acme.kept"]);
			await other.put(document("acme.kept", "Beacon"));
			await other.remove("acme.gone");
			expect(await found(other, "harbour")).toEqual([]);
			const later = performance.now() + 2_000;
			while ((await found(one, "harbour")).length > 0 && performance.now() < later) await nextTurn();
			expect(await found(one, "harbour")).toEqual([]);
			expect(await found(one, "beacon")).toEqual(["acme.kept"]);
			const third = start(database, true);
			expect(await found(third, "")).toEqual(["acme.kept"]);
			await Promise.all([one.close(), other.close(), third.close()]);
		});
	});
});

const nextTurn = () => new Promise((done) => setTimeout(done, 20));
