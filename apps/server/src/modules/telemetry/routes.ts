import { errorReport } from "@annex/registry-api";
import { z } from "zod";
import type { Module } from "../../context.ts";
import { errors as serverErrors } from "../../errors.ts";
import { throttle } from "../../http/throttle.ts";
import { admitAppUsers } from "../apps/admit-app-users.ts";
import { reportError } from "./report-error.ts";

const REPORTS_PER_MINUTE = 30;

/** `telemetry/errors`: how hosts tell that an extension failed. */
export const telemetryModule: Module = (context) => (app) => {
	admitAppUsers(app);
	app.post(
		"/telemetry/errors",
		{
			schema: {
				summary: "Report that an installed extension failed",
				tags: ["telemetry"],
				body: errorReport,
				response: { 204: z.void().describe("Kept.") },
			},
		},
		async (request, reply) => {
			const visitor = await context.auth.visitor(request);
			if (!visitor || visitor.scopes !== undefined) throw serverErrors.not_found();
			await throttle(context.cache, [{ key: `reports:${visitor.id}`, limit: REPORTS_PER_MINUTE, windowMs: 60_000 }]);
			const { id: appId } = await context.apps.of(request);
			await reportError(context, { appId, userId: visitor.id }, request.body);
			return await reply.code(204).send();
		},
	);
};
