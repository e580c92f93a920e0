/** The version that this code speaks. A `hello` with another one closes the channel with `protocol_incompatible`. */
export const PROTOCOL_VERSION = 1;

/**
 * The first element of each frame. Every frame is a short array: small on the wire, and easy to check exactly.
 *
 * `call` and `event` cost one credit each; `ack` gives credits back once they were dealt with, and counts only
 * from the moment `took` repeats its token. So a side that never reads its inbox can never gain credits.
 */
export const Kind = {
	hello: 0,
	call: 1,
	ok: 2,
	err: 3,
	cancel: 4,
	event: 5,
	ack: 6,
	took: 7,
	ping: 8,
	pong: 9,
	bye: 10,
} as const;

export type Frame =
	| readonly [kind: typeof Kind.hello, version: number, window: number]
	| readonly [kind: typeof Kind.call, id: number, method: string, input: unknown]
	| readonly [kind: typeof Kind.ok, id: number, output: unknown]
	| readonly [kind: typeof Kind.err, id: number, code: string, message: string]
	| readonly [kind: typeof Kind.cancel, id: number]
	| readonly [kind: typeof Kind.event, name: string, payload: unknown]
	| readonly [kind: typeof Kind.ack, token: number, credits: number]
	| readonly [kind: typeof Kind.took, token: number]
	| readonly [kind: typeof Kind.ping, serial: number]
	| readonly [kind: typeof Kind.pong, serial: number]
	| readonly [kind: typeof Kind.bye, code: string, message: string];

const LONGEST_NAME = 80;
const LARGEST_WINDOW = 65_536;

type Check = (frame: readonly unknown[]) => boolean;

const isId = (value: unknown) => Number.isSafeInteger(value) && (value as number) > 0;
const isName = (value: unknown) => typeof value === "string" && value.length > 0 && value.length <= LONGEST_NAME;
const isText = (value: unknown) => typeof value === "string";

// Indexed by kind. The length is checked first, so a hole or a surplus element never reaches these.
const shapes: readonly (readonly [length: number, check: Check])[] = [
	[3, (f) => f[1] === PROTOCOL_VERSION && isId(f[2]) && (f[2] as number) <= LARGEST_WINDOW],
	[4, (f) => isId(f[1]) && isName(f[2])],
	[3, (f) => isId(f[1])],
	[4, (f) => isId(f[1]) && isText(f[2]) && isText(f[3])],
	[2, (f) => isId(f[1])],
	[3, (f) => isName(f[1])],
	[3, (f) => isId(f[1]) && isId(f[2])],
	[2, (f) => isId(f[1])],
	[2, (f) => isId(f[1])],
	[2, (f) => isId(f[1])],
	[3, (f) => isText(f[1]) && isText(f[2])],
];

/**
 * Reads a frame out of anything that may arrive on a port, exactly: kind, length and the type of each element.
 * Payloads (`input`, `output`, `payload`) are still untrusted and have to pass `plainData`.
 *
 * @returns `undefined` for everything that is not a frame of this version; never throws.
 */
export function parseFrame(data: unknown): Frame | undefined {
	if (!Array.isArray(data)) return undefined;
	const kind: unknown = data[0];
	if (!Number.isSafeInteger(kind)) return undefined;
	// A later version may make its hello longer; its number has to be readable all the same.
	if (kind === Kind.hello && isId(data[1]) && data[1] !== PROTOCOL_VERSION) return [Kind.hello, data[1], 1];
	const shape = shapes[kind as number];
	if (shape === undefined || data.length !== shape[0]) return undefined;
	return shape[1](data) ? (data as unknown as Frame) : undefined;
}
