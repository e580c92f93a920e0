/** Marks what JSON has no word for; a guest that writes it itself can only name parts of its own message. */
const MARK = "\u0000";
const UNDEFINED = -1;
const NOT_FINITE = -2;

/** Plain data as text and the byte arrays that it names, for engines between which nothing else crosses. */
export interface PackedMessage {
	readonly json: string;
	readonly bytes: readonly Uint8Array[];
}

/** Throws a TypeError for what is cyclic or holds a bigint. */
export function pack(message: unknown): PackedMessage {
	const bytes: Uint8Array[] = [];
	const json = JSON.stringify([message], (_key, value: unknown) => {
		if (value === undefined) return { [MARK]: UNDEFINED };
		if (typeof value === "number" && !Number.isFinite(value)) return { [MARK]: NOT_FINITE };
		if (value instanceof ArrayBuffer) return { [MARK]: bytes.push(new Uint8Array(value)) - 1, buffer: true };
		if (value instanceof Uint8Array) return { [MARK]: bytes.push(value) - 1 };
		return value;
	});
	return { json, bytes };
}

/** Throws a SyntaxError or RangeError for text that `pack` did not make. */
export function unpack({ json, bytes }: PackedMessage): unknown {
	const [message] = JSON.parse(json, (_key, value: unknown) => {
		if (typeof value !== "object" || value === null || !Object.hasOwn(value, MARK)) return value;
		const { [MARK]: index, buffer } = value as Record<string, unknown>;
		if (index === UNDEFINED) return undefined;
		if (index === NOT_FINITE) return Number.NaN;
		const part = bytes[Number(index)];
		return buffer ? part?.slice().buffer : part;
	}) as unknown[];
	return message;
}
