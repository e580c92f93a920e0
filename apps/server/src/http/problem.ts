import { STATUS_CODES } from "node:http";
import { AnnexError } from "@annex/errors";
import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { hasZodFastifySchemaValidationErrors } from "fastify-type-provider-zod";
import { errors } from "../errors.ts";
import { sqlState } from "../ports/database/database-on-pool.ts";

export const PROBLEM_TYPE = "application/problem+json; charset=utf-8";

/** Answers with an RFC 9457 problem document; only failures of our own are logged as such. */
export function sendProblem(thrown: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
	const error = toAnnexError(thrown, request.routeOptions.bodyLimit);
	if (error.status >= 500) request.log.error({ err: thrown }, "request failed");
	return reply
		.code(error.status)
		.headers(retryAfter(error))
		.type(PROBLEM_TYPE)
		.serializer(JSON.stringify)
		.send(problemDocument(error, request.id));
}

/** The document itself. Extra members come from the error's `details`; they never replace a standard one. */
export function problemDocument(error: AnnexError, requestId: string): Record<string, unknown> {
	return {
		...error.details,
		type: `urn:annex:problem:${error.code}`,
		title: STATUS_CODES[error.status] ?? "Error",
		status: error.status,
		code: error.code,
		detail: error.message,
		...(error.fix === "" ? {} : { fix: error.fix }),
		// Only where it helps somebody search a log: what is hidden answers exactly as what does not exist.
		...(error.status >= 500 ? { instance: `urn:annex:request:${requestId}` } : {}),
	};
}

function retryAfter(error: AnnexError): Record<string, string> {
	const seconds = error.details["retryAfterSeconds"];
	return typeof seconds === "number" ? { "retry-after": String(seconds) } : {};
}

/** Sorts anything thrown while a request was handled into an error with a stable code. */
export function toAnnexError(thrown: unknown, bodyLimit = 0): AnnexError {
	if (thrown instanceof AnnexError) return thrown;
	if (hasZodFastifySchemaValidationErrors(thrown)) {
		const where = thrown.validationContext ?? "request";
		const issues = thrown.validation.map((fault) => ({
			path: fault.instancePath.replace(/^\//, "").replaceAll("/", "."),
			sentence: fault.message ?? "This value is not accepted.",
			fix: "Send what /docs describes for this route.",
		}));
		return errors.body_invalid(`The ${where} of the request is not what this route accepts.`, { details: { issues } });
	}
	return fromFramework(thrown, bodyLimit) ?? fromDatabase(thrown) ?? errors.internal_error({ cause: thrown });
}

function fromFramework(thrown: unknown, bodyLimit: number): AnnexError | undefined {
	if (!(thrown instanceof Error)) return undefined;
	const { code, statusCode } = thrown as Partial<FastifyError>;
	if (code === "FST_ERR_CTP_BODY_TOO_LARGE" || statusCode === 413) return errors.body_too_large(bodyLimit);
	if (code === "FST_ERR_CTP_INVALID_MEDIA_TYPE" || statusCode === 415) return errors.media_type_unsupported();
	if (code === "FST_ERR_CTP_EMPTY_JSON_BODY") return errors.body_invalid("The body is empty.");
	if (code === "FST_ERR_CTP_INVALID_JSON_BODY" || (thrown instanceof SyntaxError && statusCode === 400)) {
		return errors.body_invalid("The body is not valid JSON, or has a key that would change prototypes.");
	}
	if (statusCode === 404) return errors.not_found();
	if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) return errors.request_invalid(thrown.message);
	return undefined;
}

/** What the database refuses because of what was asked, rather than because of how we asked. */
function fromDatabase(thrown: unknown): AnnexError | undefined {
	switch (sqlState(thrown)) {
		case "22021": // A NUL character in a text.
		case "22P05": // \u0000 in JSON.
		case "22P02": // An unpaired surrogate in JSON.
			return errors.body_invalid("A text in the request holds a character that cannot be stored.");
		case "40001": // Lost every round against other writers.
		case "40P01":
		case "53300": // Too many connections.
		case "57P01": // The database is stopping or starting.
		case "57P03":
		case "ECONNREFUSED":
		case "ECONNRESET":
		case "EPIPE":
			return errors.unavailable({ details: { retryAfterSeconds: 1 }, cause: thrown });
		default:
			return isPoolTimeout(thrown)
				? errors.unavailable({ details: { retryAfterSeconds: 1 }, cause: thrown })
				: undefined;
	}
}

/** The pool gives no code to the failure of finding no free connection in time. */
function isPoolTimeout(thrown: unknown): boolean {
	return thrown instanceof Error && thrown.message === "timeout exceeded when trying to connect";
}
