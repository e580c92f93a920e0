import type { CallOptions, Channel, Contract, Handlers, NamedHandlers } from "@annex/rpc";
import type { z } from "zod";

/** The part of a channel that guest halves use. */
export type GuestChannel = Pick<Channel, "call" | "on" | "answer">;

type Method<C extends Contract> = keyof C["calls"] & string;

/** Calls one capability by name with the contract's types, without bringing the contract's schemas into the guest. */
export type Caller<C extends Contract> = <M extends Method<C>>(
	method: M,
	input: z.input<C["calls"][M]["in"]>,
	options?: CallOptions,
) => Promise<z.output<C["calls"][M]["out"]>>;

export function callerOf<C extends Contract>(channel: GuestChannel, name: C["name"]): Caller<C> {
	return (method, input, options) => channel.call(`${name}.${method}`, input, options) as Promise<never>;
}

/** Answers the host's callbacks of one contract by name, with the contract's types. */
export function answer<C extends Contract>(
	channel: GuestChannel,
	name: C["name"],
	handlers: Handlers<NonNullable<C["callbacks"]>>,
): void {
	channel.answer(name, handlers as NamedHandlers);
}

/** What ends when it is disposed of. Disposing twice is the same as once. */
export interface Disposable {
	dispose(): void;
}

export function disposable(dispose: () => void): Disposable {
	let done = false;
	return Object.freeze({
		dispose() {
			if (done) return;
			done = true;
			dispose();
		},
	});
}
