import { answer, callerOf, type Disposable, disposable, type GuestChannel } from "../guest-channel.ts";
import type { Json } from "../json.ts";
import type { commands } from "./contract.ts";

/** What a command does. Arguments and result are JSON; `undefined` becomes `null`. */
export type CommandHandler = (...args: Json[]) => unknown;

/** Commands of your extension. Needs no permission; every id has to be declared in `contributes.commands`. */
export interface CommandsApi {
	/**
	 * Answers a declared command. Rejects with `command_not_declared`, or `command_already_registered`
	 * while an earlier registration stands.
	 */
	register(id: string, handler: CommandHandler): Promise<Disposable>;
	/** Executes one of your own commands. Rejects as the handler does, or with `command_unknown`. */
	execute(id: string, ...args: Json[]): Promise<Json>;
}

export function commandsGuest(channel: GuestChannel): CommandsApi {
	const call = callerOf<typeof commands>(channel, "commands");
	const handlers = new Map<string, CommandHandler>();

	answer<typeof commands>(channel, "commands", {
		async run({ id, args }) {
			const handler = handlers.get(id);
			if (handler === undefined) throw new Error(`The command "${id}" has no handler.`);
			const result = await handler(...args);
			return result === undefined ? null : (result as Json);
		},
	});

	return Object.freeze({
		async register(id: string, handler: CommandHandler) {
			if (typeof handler !== "function") throw new TypeError("A command needs a function as its handler.");
			await call("register", { id });
			handlers.set(id, handler);
			return disposable(() => {
				handlers.delete(id);
				// The channel may be closed already; then nobody is left to tell.
				call("unregister", { id }).catch(() => {});
			});
		},
		execute: (id: string, ...args: Json[]) => call("execute", { id, args }),
	});
}
