import { AnnexError } from "@annex/errors";
import { errors } from "../errors.ts";
import { harmlessText } from "../harmless-text.ts";
import type { Json } from "../json.ts";
import type { Scope } from "../scope.ts";
import { commands } from "./contract.ts";

/** The commands of one running extension. */
export interface CommandSession {
	/**
	 * Runs a declared command in the extension; waits as long as the handler takes.
	 * Rejects with `command_unknown` (not declared) or `command_not_registered` (declared, without a handler).
	 */
	run(id: string, args: readonly Json[]): Promise<Json>;
}

/** Serves `commands` to one extension. `declared` are the ids of its manifest's `contributes.commands`. */
export function openCommands(scope: Scope, declared: readonly string[]): CommandSession {
	const known = new Set(declared);
	const registered = new Set<string>();
	const guest = scope.client(commands.name, commands.callbacks);

	async function run(id: string, args: readonly Json[]): Promise<Json> {
		if (!known.has(id)) throw errors.command_unknown(id);
		if (!registered.has(id)) throw errors.command_not_registered(id);
		try {
			return await guest.run({ id, args: [...args] });
		} catch (thrown) {
			// A command that the host ended rejects with the host's reason.
			if (scope.signal.aborted || !(thrown instanceof AnnexError)) throw thrown;
			// Otherwise these may be the extension's own words, and a person will read them.
			const message = harmlessText(thrown.message, { max: 500, lines: "many" });
			throw new AnnexError({ code: thrown.code, message, status: 502 });
		}
	}

	scope.serve(commands, {
		register({ id }) {
			if (!known.has(id)) throw errors.command_not_declared(id);
			if (registered.has(id)) throw errors.command_already_registered(id);
			registered.add(id);
			return null;
		},
		unregister({ id }) {
			registered.delete(id);
			return null;
		},
		execute: ({ id, args }) => run(id, args),
	});
	return { run };
}
