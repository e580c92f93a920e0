import { AnnexError } from "@annex/errors";
import type { Finding } from "@annex/scanner";
import type { Context } from "../../context.ts";
import type { Tx } from "../../ports/database/port.ts";
import { storableText } from "../../ports/database/storable-text.ts";
import { holdVersion, summariseUnapproved } from "../publication/publication-store.ts";
import { transition } from "../publication/transitions.ts";
import type { InspectPackage } from "./package-powers.ts";

/** Deliveries that end without an answer before the scan is given up. */
const LAST_ATTEMPT = 5;

/**
 * Scans a submitted version: `pending` when no finding blocks, `rejected` otherwise. May run any number of times for
 * one version; the first to finish decides.
 */
export async function scanVersion(
	context: Context,
	inspect: InspectPackage,
	job: { extensionId: string; version: string; attempt: number },
): Promise<void> {
	const { database, blobs } = context;
	const row = await database.db
		.selectFrom("versions")
		.select(["digest", "state"])
		.where("extension_id", "=", job.extensionId)
		.where("version", "=", job.version)
		.executeTakeFirst();
	if (row?.state !== "draft") return;
	const bytes = await blobs.get(row.digest);
	if (!bytes) throw new AnnexError({ code: "package_lost", message: `The package of ${job.extensionId} is missing.` });
	let findings: readonly Finding[];
	try {
		const inspection = await inspect(bytes);
		// Before the state changes: whoever sees `pending` can read every file.
		for (const file of inspection.files) await blobs.put(file.bytes);
		findings = inspection.findings;
	} catch (thrown) {
		if (!isFinal(thrown, job.attempt)) throw thrown;
		context.log.error({ err: thrown, extensionId: job.extensionId, version: job.version }, "the scan failed");
		findings = [unfinished];
	}
	await database.transaction((tx) => conclude(tx, context, job, findings));
}

/** A package that is too costly once may have met a busy machine; every other failure is ours and gets its tries. */
function isFinal(thrown: unknown, attempt: number): boolean {
	const code = thrown instanceof AnnexError ? thrown.code : "";
	if (code === "inspector_closed") return false;
	return attempt >= (code === "package_too_costly" ? 2 : LAST_ATTEMPT);
}

async function conclude(
	tx: Tx,
	context: Context,
	job: { extensionId: string; version: string },
	findings: readonly Finding[],
): Promise<void> {
	const held = await holdVersion(tx, job.extensionId, job.version);
	if (held.versionState !== "draft") return;
	const blocking = findings.filter((finding) => finding.severity === "block");
	const now = context.clock.now();
	const state = transition("draft", blocking.length > 0 ? "scan_blocked" : "scan_passed", "system");
	const reason = blocking.length > 0 ? "The scan found what is not allowed; see the findings." : null;
	await tx
		.updateTable("versions")
		.set({ state, scanned_at: now, reason })
		.where("extension_id", "=", job.extensionId)
		.where("version", "=", job.version)
		.execute();
	for (let at = 0; at < findings.length; at += ROWS_PER_INSERT) {
		await tx
			.insertInto("findings")
			.values(findings.slice(at, at + ROWS_PER_INSERT).map((finding) => rowOf(job, finding)))
			.execute();
	}
	await summariseUnapproved(tx, job.extensionId, now);
	if (reason !== null) {
		await context.outbox.write(tx, "version.rejected", { extensionId: job.extensionId, version: job.version, reason });
	}
}

const ROWS_PER_INSERT = 500;

const unfinished: Finding = {
	rule: "scan-unfinished",
	severity: "block",
	file: "manifest.json",
	line: 0,
	column: 0,
	why: "The scan could not be finished, and what was not scanned is not published.",
	excerpt: "",
};

function rowOf(job: { extensionId: string; version: string }, finding: Finding) {
	return {
		extension_id: job.extensionId,
		version: job.version,
		rule: finding.rule,
		severity: finding.severity,
		file: storableText(finding.file),
		line: finding.line,
		column_number: finding.column,
		why: storableText(finding.why),
		excerpt: storableText(finding.excerpt),
	};
}
