/** An error that names itself with a stable code, says what happened in a sentence, and says what to do about it. */
export class AnnexError extends Error {
	override readonly name = "AnnexError";
	/** Stable, lower snake case; compare this, never `instanceof`, across realms. */
	readonly code: string;
	/** The HTTP status that this error answers with when it leaves through HTTP. */
	readonly status: number;
	/** What the reader can do about it; a full sentence. */
	readonly fix: string;
	/** Plain data for programs: lists of issues, limits, retry hints. */
	readonly details: Readonly<Record<string, unknown>>;

	constructor(options: {
		code: string;
		message: string;
		status?: number;
		fix?: string;
		details?: Record<string, unknown>;
		cause?: unknown;
	}) {
		super(options.message, options.cause === undefined ? undefined : { cause: options.cause });
		this.code = options.code;
		this.status = options.status ?? 500;
		this.fix = options.fix ?? "";
		this.details = options.details ?? {};
	}
}

/** The shape in which an error crosses a realm or process boundary: no stack, no cause, no host object. */
export interface WireError {
	code: string;
	message: string;
}

const CODE = /^[a-z][a-z0-9_]{0,63}$/;
const MAX_MESSAGE_CHARS = 2_000;

/**
 * Reduces anything thrown to `{ code, message }`.
 * Only `AnnexError` keeps its code; everything else becomes `fallbackCode`, so foreign objects cannot choose a code.
 */
export function toWireError(thrown: unknown, fallbackCode = "internal_error"): WireError {
	if (thrown instanceof AnnexError) return { code: thrown.code, message: clip(thrown.message) };
	return { code: fallbackCode, message: clip(describe(thrown)) };
}

/** Rebuilds an error from untrusted wire data; a malformed one becomes `unknown_error`. */
export function fromWireError(wire: unknown): AnnexError {
	if (typeof wire === "object" && wire !== null) {
		const code = Object.hasOwn(wire, "code") ? (wire as { code: unknown }).code : undefined;
		const message = Object.hasOwn(wire, "message") ? (wire as { message: unknown }).message : undefined;
		if (typeof code === "string" && CODE.test(code) && typeof message === "string") {
			return new AnnexError({ code, message: clip(message) });
		}
	}
	return new AnnexError({ code: "unknown_error", message: "The other side failed without saying why." });
}

function describe(thrown: unknown): string {
	// A hostile guest may throw an object whose getters or toString throw in turn.
	try {
		if (thrown instanceof Error) return String(thrown.message);
		return String(thrown);
	} catch {
		return "An error that cannot be described.";
	}
}

function clip(text: string): string {
	return text.length > MAX_MESSAGE_CHARS ? `${text.slice(0, MAX_MESSAGE_CHARS - 1)}…` : text;
}
