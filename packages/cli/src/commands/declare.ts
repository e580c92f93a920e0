import type { Command } from "commander";
import type { Outcome } from "../outcome.ts";
import type { Powers } from "../powers.ts";

/** Told to a command while it works: lines for people, silent under `--json`. */
export interface Progress {
	say(line: string): void;
}

/** A command's declaration: its words, and the plain function that it calls with parsed options. */
export type Declaration = (
	powers: Powers,
	finish: (work: (progress: Progress) => Promise<Outcome>) => Promise<void>,
) => Command;
