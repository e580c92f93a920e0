import type { preValidationAsyncHookHandler } from "fastify";
import { errors as serverErrors } from "../../errors.ts";

const MAX_DEPTH = 64;

/** A `preValidation` hook: refuses bodies nested so deep that walking them by recursion would exhaust the stack. */
export const refuseDeepBody: preValidationAsyncHookHandler = async (request) => {
	let level: unknown[] = [request.body];
	for (let depth = 0; level.length > 0; depth++) {
		if (depth > MAX_DEPTH) throw serverErrors.body_invalid(`The body is nested deeper than ${MAX_DEPTH} levels.`);
		level = level.flatMap((value) => (typeof value === "object" && value !== null ? Object.values(value) : []));
	}
};
