import { AnnexError } from "@annex/errors";
import { issue } from "@annex/registry-api";
import { Command, CommanderError } from "commander";
import { z } from "zod";
import { declarations } from "./commands/index.ts";
import { exitCode, issueLines, type Outcome, printable } from "./outcome.ts";
import type { Powers } from "./powers.ts";
import { cliVersion } from "./version.ts";

/** Runs one command line (without node and script) and answers with the exit code. Never throws, never exits. */
export async function run(argv: readonly string[], powers: Powers): Promise<number> {
	const json = argv.includes("--json");
	let code: number = exitCode.ok;

	const program = new Command("annex")
		.description("Create, package and publish extensions.")
		.version(cliVersion)
		.exitOverride()
		.configureOutput({
			writeOut: (text) => powers.out(text.trimEnd()),
			writeErr: (text) => {
				if (!json) powers.err(text.trimEnd());
			},
		})
		.showHelpAfterError("(--help shows what is possible)")
		.addHelpText(
			"after",
			`
Exit codes: 0 done, 1 failed, 2 wrong usage, 3 refused by validation or scan
Environment: ANNEX_REGISTRY, the registry's address; ANNEX_TOKEN, a token instead of "annex login"`,
		);

	for (const declare of declarations) {
		const command = declare(powers, async (work) => {
			const outcome = await work({ say: (line) => (json ? undefined : powers.err(line)) });
			code = outcome.exitCode ?? exitCode.ok;
			report(outcome, json, powers);
		});
		// Subcommands do not inherit these.
		program.addCommand(command.option("--json", "print the result as one JSON object").copyInheritedSettings(program));
	}

	try {
		await program.parseAsync(argv, { from: "user" });
		return code;
	} catch (thrown) {
		if (thrown instanceof CommanderError) {
			if (thrown.exitCode === 0) return exitCode.ok;
			if (json) printJson(powers, { ok: false, error: { code: "usage", message: thrown.message } });
			return exitCode.usage;
		}
		return fail(thrown, json, powers);
	}
}

function report(outcome: Outcome, json: boolean, powers: Powers): void {
	const ok = (outcome.exitCode ?? exitCode.ok) === exitCode.ok;
	if (json) printJson(powers, { ok, ...outcome.data });
	else for (const line of outcome.lines) powers.out(line);
}

function fail(thrown: unknown, json: boolean, powers: Powers): number {
	const error = thrown instanceof AnnexError ? thrown : unexpected(thrown);
	const issues = z.array(issue).safeParse(error.details["issues"]).data ?? [];
	if (json) {
		const { code, message, fix } = error;
		printJson(powers, { ok: false, error: { code, message, fix, ...(issues.length > 0 ? { issues } : {}) } });
	} else {
		powers.err(`✗ ${printable(error.message)} [${error.code}]`);
		for (const line of issueLines(issues)) powers.err(line);
		if (error.fix) powers.err(`  ${printable(error.fix)}`);
	}
	return issues.length > 0 ? exitCode.refused : exitCode.failure;
}

/** A full disk, a folder without rights, or a mistake of ours: said plainly, without a stack. */
function unexpected(thrown: unknown): AnnexError {
	const message = thrown instanceof Error ? thrown.message : String(thrown);
	return new AnnexError({ code: "unexpected_error", message, cause: thrown });
}

function printJson(powers: Powers, value: unknown): void {
	powers.out(JSON.stringify(value, undefined, "\t"));
}
