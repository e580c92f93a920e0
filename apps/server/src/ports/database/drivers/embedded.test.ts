import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { expect, it } from "vitest";
import { embeddedDatabase } from "./embedded.ts";

const onFailure = (error: Error) => {
	throw error;
};

it("keeps its rows over a restart, and its socket to its user, leaving none behind", async () => {
	const folder = await mkdtemp(join(tmpdir(), "annex-embedded-"));
	const data = join(folder, "data");
	try {
		const first = await embeddedDatabase({ folder: data, onFailure });
		expect((await stat(`${data}.socket`)).mode & 0o777).toBe(0o700);
		await sql`create table notes (text text)`.execute(first.db);
		await sql`insert into notes values ('kept')`.execute(first.db);
		await first.close();
		await first.close();
		expect(await readdir(folder)).toEqual(["data"]);
		// As a killed process leaves it.
		await mkdir(`${data}.socket`);
		await writeFile(join(`${data}.socket`, ".s.PGSQL.5432"), "");
		const second = await embeddedDatabase({ folder: data, onFailure });
		const { rows } = await sql`select text from notes`.execute(second.db);
		await second.close();
		expect(rows).toEqual([{ text: "kept" }]);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
});

it("opens a folder whose path is too long for a socket", async () => {
	const folder = await mkdtemp(join(tmpdir(), "annex-embedded-"));
	try {
		const database = await embeddedDatabase({ folder: join(folder, "x".repeat(120)), onFailure });
		await expect(database.ping()).resolves.toBeUndefined();
		await database.close();
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
});

it("starts over when the process was killed while it created the database", async () => {
	const folder = await mkdtemp(join(tmpdir(), "annex-embedded-"));
	const data = join(folder, "data");
	await mkdir(join(data, "base"), { recursive: true });
	await writeFile(join(data, "PG_VERSION"), "18\n");
	await writeFile(`${data}.creating`, "");
	try {
		const database = await embeddedDatabase({ folder: data, onFailure });
		await expect(database.ping()).resolves.toBeUndefined();
		await database.close();
		expect(await readdir(folder)).toEqual(["data"]);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
});

it("says why it cannot open a folder", async () => {
	const folder = await mkdtemp(join(tmpdir(), "annex-embedded-"));
	try {
		const opening = embeddedDatabase({ folder: join(folder, "\0"), onFailure });
		await expect(opening).rejects.toThrow();
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
});
