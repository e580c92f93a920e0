import { randomBytes } from "node:crypto";
import { AnnexError } from "@annex/errors";
import type { DevelopmentLine } from "@annex/registry-api";
import { findingLines, issueLines, printable } from "../outcome.ts";
import type { Powers } from "../powers.ts";
import { type Connection, explainRefusedToken } from "../registry/connect.ts";
import { buildForDevelopment, type DevelopmentBuild, problemOf } from "./build-for-development.ts";
import { watchFolder } from "./watch-folder.ts";

const PAUSE_MS = 1_000;

export interface Development {
	/** Where the author opens the workbench. */
	readonly url: string;
	/** Builds that were taken in, and attempts that were not. */
	readonly figures: { readonly builds: number; readonly faults: number };
	/** Stops and takes the extension out of the workbench. */
	end(): Promise<void>;
}

/**
 * Sends the extension of a folder to its author's own workbench, again after every save. Faults are said here and there
 * and end with the save that mends them. Rejects only when the registry refuses the token.
 */
export async function develop(
	folder: string,
	{ registry, client }: Connection,
	powers: Pick<Powers, "err" | "sleep" | "now">,
): Promise<Development> {
	const key = randomBytes(24).toString("base64url");
	const stop = new AbortController();
	const figures = { builds: 0, faults: 0 };
	let latest: DevelopmentBuild | undefined;
	let running: Promise<void> | undefined;
	let again = false;

	async function rebuild(): Promise<void> {
		const began = powers.now();
		try {
			latest = await buildForDevelopment(folder);
			const { watchers } = await client.development.build(key, latest.bytes);
			figures.builds += 1;
			for (const line of findingLines(latest.findings)) powers.err(line);
			const took = Math.round(powers.now() - began);
			const where = watchers > 0 ? "in your workbench" : "ready for your workbench";
			powers.err(`✓ ${latest.id} ${latest.version} ${where} (${took} ms)`);
		} catch (thrown) {
			figures.faults += 1;
			if (thrown instanceof AnnexError && thrown.code === "unauthenticated") throw thrown;
			const problem = problemOf(thrown);
			powers.err(`✗ ${printable(problem.message)}`);
			for (const line of issueLines(problem.issues)) powers.err(line);
			await client.development.problem(key, problem).catch(() => {});
		}
	}

	/** One build at a time; what changes meanwhile makes one more. */
	function changed(): void {
		again = true;
		running ??= (async () => {
			while (again && !stop.signal.aborted) {
				again = false;
				await rebuild().catch((error) => powers.err(`✗ ${printable(String(error.message))}`));
			}
		})().finally(() => {
			running = undefined;
		});
	}

	await rebuild().catch(explainRefusedToken(registry));
	const stopWatching = await watchFolder(folder, changed);
	const listening = listen();

	async function listen(): Promise<void> {
		let after = 0;
		let wasSilent = false;
		while (!stop.signal.aborted) {
			try {
				const { items, next } = await client.development.lines(key, after, stop.signal);
				for (const item of items) powers.err(lineOf(item));
				after = next;
				wasSilent = false;
			} catch (thrown) {
				if (stop.signal.aborted) return;
				if (thrown instanceof AnnexError && thrown.code === "not_found" && latest) {
					// The registry was started anew and knows of nothing.
					after = 0;
					changed();
				} else if (!wasSilent) {
					powers.err(`! The registry ${registry} does not answer; trying again.`);
					wasSilent = true;
				}
				await powers.sleep(PAUSE_MS);
			}
		}
	}

	return {
		url: `${registry}/develop#${key}`,
		figures,
		async end() {
			stop.abort();
			stopWatching();
			await running;
			await listening;
			// Without an answer it ends by itself.
			await client.development.end(key).catch(() => {});
		},
	};
}

const MARKS = { debug: "·", info: "›", warn: "!", error: "✗" } as const;

/** What the extension says, without what could move the cursor; a stack below it, one frame to a line. */
function lineOf({ level, message, stack }: DevelopmentLine): string {
	const frames = (stack ?? "").split("\n").filter((line) => /^\s+at |@/.test(line));
	return [`${MARKS[level]} ${printable(message)}`, ...frames.map((frame) => `    ${printable(frame.trim())}`)].join(
		"\n",
	);
}
