import { AnnexError } from "@annex/errors";
import type { onRequestAsyncHookHandler } from "fastify";
import type { Auth, Role } from "../../context.ts";
import { errors as serverErrors } from "../../errors.ts";

/** An `onRequest` hook: to everybody without the role, or a higher one, the route answers as one that does not exist. */
export function moderatorsOnly(auth: Auth, role: Role = "moderator"): onRequestAsyncHookHandler {
	const require = auth.requireRole(role);
	return async function (request, reply) {
		try {
			await require.call(this, request, reply);
		} catch (thrown) {
			if (thrown instanceof AnnexError && (thrown.status === 401 || thrown.status === 403)) {
				throw serverErrors.not_found();
			}
			throw thrown;
		}
	};
}
