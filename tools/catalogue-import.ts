import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { createGunzip } from "node:zlib";
import {
	type CatalogueEntryInput,
	catalogueEntry,
	MAX_CATALOGUE_BATCH,
	type RegistryClient,
} from "@annex/registry-api";

const HELP = `npm run catalogue:import -- FILE.jsonl[.gz] [--registry URL] [--login NAME] [--from LINE] [--json]

Lists the entries of another catalogue in a running registry, without packages. One JSON object a line:
id, name, source, and where known description, author, tags, category, downloads, stars, version, license, updated.
Running it again changes nothing that is the same. ANNEX_PASSWORD holds the administrator's password.`;

export interface ImportProgress {
	/** Lines that the registry has taken in. */
	readonly done: number;
	readonly total: number;
}

export interface ImportResult {
	readonly lines: number;
	readonly created: number;
	readonly updated: number;
	readonly unchanged: number;
	/** Entries whose id had to be made to fit. */
	readonly renamed: number;
}

/** A line of the file cannot be taken; everything before it is in. */
export class ImportStopped extends Error {
	override readonly name = "ImportStopped";
	readonly line: number;
	constructor(line: number, message: string, options?: ErrorOptions) {
		super(message, options);
		this.line = line;
	}
}

/**
 * Sends a file's entries in batches, from line `from` (1 is the first) on. Rejects with `ImportStopped`, which names the
 * line to go on from.
 */
export async function importCatalogue(options: {
	readonly file: string;
	readonly client: Pick<RegistryClient, "admin">;
	readonly from?: number;
	readonly onProgress?: ((progress: ImportProgress) => void) | undefined;
}): Promise<ImportResult> {
	const { file, client, from = 1 } = options;
	let total = 0;
	for await (const _ of linesOf(file)) total++;
	const sum = { lines: 0, created: 0, updated: 0, unchanged: 0, renamed: 0 };
	let batch: CatalogueEntryInput[] = [];
	let number = 0;
	let firstLine = 0;

	async function send(): Promise<void> {
		if (batch.length === 0) return;
		try {
			const { ids, ...figures } = await client.admin.listEntries(batch);
			for (const key of ["created", "updated", "unchanged"] as const) sum[key] += figures[key];
			sum.renamed += ids.filter((id, index) => id !== batch[index]?.id.replace("/", ".")).length;
		} catch (thrown) {
			const why = thrown instanceof Error ? thrown.message : String(thrown);
			throw new ImportStopped(firstLine, why, { cause: thrown });
		}
		sum.lines += batch.length;
		batch = [];
		options.onProgress?.({ done: number, total });
	}

	for await (const line of linesOf(file)) {
		number++;
		if (number < from) continue;
		try {
			if (line.trim() === "") continue;
			batch.push(entryOf(line));
			if (batch.length === 1) firstLine = number;
		} catch (thrown) {
			await send();
			throw new ImportStopped(number, thrown instanceof Error ? thrown.message : String(thrown), { cause: thrown });
		}
		if (batch.length === MAX_CATALOGUE_BATCH) await send();
	}
	await send();
	return sum;
}

function entryOf(line: string): CatalogueEntryInput {
	const parsed = catalogueEntry.safeParse(JSON.parse(line));
	if (parsed.success) return parsed.data;
	const [issue] = parsed.error.issues;
	throw new Error(`\`${issue?.path.join(".")}\`: ${issue?.message}`);
}

async function* linesOf(file: string): AsyncGenerator<string> {
	const bytes = createReadStream(file);
	const text = file.endsWith(".gz") ? bytes.pipe(createGunzip()) : bytes;
	// A pipe does not carry errors on: without this a missing file would never be told.
	bytes.on("error", (error) => text.destroy(error));
	for await (const line of createInterface({ input: text, crlfDelay: Number.POSITIVE_INFINITY })) {
		yield line;
	}
}

async function main(): Promise<number> {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: {
			registry: { type: "string", default: process.env["ANNEX_REGISTRY"] ?? "http://localhost:4000" },
			login: { type: "string", default: process.env["ANNEX_LOGIN"] ?? "admin" },
			from: { type: "string", default: "1" },
			json: { type: "boolean", default: false },
			help: { type: "boolean", default: false },
		},
	});
	const [file] = positionals;
	const from = Number(values.from);
	if (values.help) {
		console.log(HELP);
		return 0;
	}
	if (!file || positionals.length > 1 || !Number.isInteger(from) || from < 1) {
		console.error(HELP);
		return 2;
	}
	const password = process.env["ANNEX_PASSWORD"];
	if (!password) {
		console.error(
			"Put the administrator's password into ANNEX_PASSWORD; `admin-password.txt` in the data folder holds it.",
		);
		return 2;
	}
	const { withSession } = await import("annex");
	try {
		const powers = { fetch: globalThis.fetch };
		const result = await withSession(powers, values.registry, { login: values.login, password }, (client) =>
			importCatalogue({ file, client, from, onProgress: values.json ? undefined : showProgress }),
		);
		if (values.json) console.log(JSON.stringify({ ok: true, ...result }));
		else
			console.log(
				`${figure(result.created)} new, ${figure(result.updated)} changed, ${figure(result.unchanged)} as before; ${figure(result.renamed)} ids made to fit.`,
			);
		return 0;
	} catch (thrown) {
		const message = thrown instanceof Error ? thrown.message : String(thrown);
		const line = thrown instanceof ImportStopped ? thrown.line : undefined;
		const fix = (thrown as { cause?: { fix?: string } }).cause?.fix ?? (thrown as { fix?: string }).fix;
		if (values.json) console.log(JSON.stringify({ ok: false, message, ...(line && { line }), ...(fix && { fix }) }));
		else {
			console.error(line ? `Line ${figure(line)}: ${message}` : message);
			if (fix) console.error(fix);
			if (line) console.error(`Everything before it is in. Go on with --from ${line}.`);
		}
		return 1;
	}
}

function showProgress({ done, total }: ImportProgress): void {
	const line = `${figure(done)} of ${figure(total)} (${Math.round((100 * done) / total)} %)`;
	if (process.stdout.isTTY) process.stdout.write(`\r${line}${done === total ? "\n" : ""}`);
	else console.log(line);
}

const figure = (value: number) => value.toLocaleString("en");

if (import.meta.main) process.exitCode = await main();
