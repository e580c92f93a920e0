import { afterAll } from "vitest";
import { type OpenDatabase, onEachDatabase } from "../../../../test/support/index.ts";
import { describeSearch } from "../conformance.ts";
import { postgresSearch } from "./postgres.ts";

onEachDatabase((open) => {
	let opened: OpenDatabase | undefined;
	afterAll(() => opened?.[Symbol.asyncDispose]());

	describeSearch("the database", async () => {
		opened = await open();
		return postgresSearch(opened.database);
	});
});
