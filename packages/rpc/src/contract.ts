import { config, type z } from "zod";

/**
 * A contract is a value: the one file of a capability that both sides of a boundary import.
 * Types, validation, the permission table and the reference all flow from it.
 */
export interface CallSpec<In extends z.ZodType = z.ZodType, Out extends z.ZodType = z.ZodType> {
	/** What the caller sends; parsed on arrival, never before. */
	readonly in: In;
	/** What the callee answers; parsed on arrival at the caller when the callee is the guest. */
	readonly out: Out;
	/** The permission that has to be granted at the moment of the call; absent = none needed. */
	readonly permission?: string;
	/** Calls above this rate reject with `rate_limited`; absent = the channel's own limit only. */
	readonly rate?: { readonly perSecond: number; readonly burst: number };
	/** Overrides the channel's deadline (5 s), for calls that wait for a person. `0` = no deadline. */
	readonly deadlineMs?: number;
	/** One sentence for the generated reference. */
	readonly doc: string;
}

/** A one-way message from host to guest. */
export interface EventSpec<Payload extends z.ZodType = z.ZodType> {
	readonly payload: Payload;
	/** The permission that has to be granted at the moment of sending. */
	readonly permission?: string;
	readonly doc: string;
}

export interface ContractShape {
	/** guest → host */
	readonly calls: Readonly<Record<string, CallSpec>>;
	/** host → guest, answered */
	readonly callbacks?: Readonly<Record<string, CallSpec>>;
	/** host → guest, one-way */
	readonly events?: Readonly<Record<string, EventSpec>>;
}

export type Contract<Name extends string = string, Shape extends ContractShape = ContractShape> = Shape & {
	readonly name: Name;
};

const NAME = /^[a-z][a-zA-Z0-9]{0,31}$/;

/**
 * Declares a contract. Method names are looked up among its own keys and nowhere else.
 *
 * @throws TypeError when a name is not a lower camel case word (it would be ambiguous in `contract.method`).
 * @example
 * export const clipboard = contract("clipboard", {
 *   calls: { readText: call({ in: z.tuple([]), out: z.string().max(100_000), permission: "clipboard.read", doc: "Reads the clipboard." }) },
 * });
 */
export function contract<const Name extends string, const Shape extends ContractShape>(
	name: Name,
	shape: Shape,
): Contract<Name, Shape> {
	for (const key of [
		name,
		...[shape.calls, shape.callbacks, shape.events].flatMap((part) => Object.keys(part ?? {})),
	]) {
		if (!NAME.test(key)) throw new TypeError(`"${key}" is not a valid contract or method name.`);
	}
	// Zod compiles its parsers with `new Function` unless told not to, and the app's CSP forbids that.
	config({ jitless: true });
	return Object.freeze({ ...shape, name });
}

/** Gives a call its types; the identity function at run time. */
export function call<In extends z.ZodType, Out extends z.ZodType>(spec: CallSpec<In, Out>): CallSpec<In, Out> {
	return spec;
}

/** Gives an event its types; the identity function at run time. */
export function event<Payload extends z.ZodType>(spec: EventSpec<Payload>): EventSpec<Payload> {
	return spec;
}

/** What the serving side writes: one function for each call, arguments already parsed. */
export type Handlers<Calls extends Readonly<Record<string, CallSpec>>> = {
	readonly [M in keyof Calls]: (
		input: z.output<Calls[M]["in"]>,
		context: CallContext,
	) => z.input<Calls[M]["out"]> | Promise<z.input<Calls[M]["out"]>>;
};

/** What the calling side gets: one asynchronous function for each call. */
export type Client<Calls extends Readonly<Record<string, CallSpec>>> = {
	readonly [M in keyof Calls]: (
		input: z.input<Calls[M]["in"]>,
		options?: CallOptions,
	) => Promise<z.output<Calls[M]["out"]>>;
};

export interface CallContext {
	/** Aborts when the caller cancels, the deadline passes or the channel closes. */
	readonly signal: AbortSignal;
}

export interface CallOptions {
	readonly signal?: AbortSignal;
	/** Milliseconds; `0` = no deadline. */
	readonly deadlineMs?: number;
}
