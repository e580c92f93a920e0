import { coversAddress } from "@annex/manifest";
import { extensionParams, relayAnswer, relayRequest } from "@annex/registry-api";
import type { FastifyReply } from "fastify";
import type { Module } from "../../context.ts";
import { errors as serverErrors } from "../../errors.ts";
import { throttle } from "../../http/throttle.ts";
import { admitAppUsers } from "../apps/admit-app-users.ts";
import { addressRules } from "./address-rules.ts";
import { atOnce } from "./at-once.ts";
import { grantedHosts } from "./granted-hosts.ts";
import { relay } from "./relay.ts";
import { resolver } from "./resolve.ts";

/** A mebibyte of body as base64, and the rest of the request. */
const BODY_LIMIT_BYTES = 1536 * 1024;
const MINUTE_MS = 60_000;
const PER_MINUTE = 120;
const PER_DAY = 5_000;
/** Anonymous identities cost nothing to make, so that an address behind many of them has a limit too. */
const PER_MINUTE_AND_ADDRESS = 300;

/** `user/extensions/:id/relay`: requests of an installed extension to the hosts that its user has granted. */
export const relayModule: Module = (context) => (app) => {
	const { apps, auth, cache, config, database } = context;
	const permitted = addressRules(config.relayAllow);
	const send = relay({ resolve: resolver({ allowance: config.relayAllow, permitted }) });
	const limited = atOnce();
	admitAppUsers(app);

	app.post(
		"/user/extensions/:id/relay",
		{
			bodyLimit: BODY_LIMIT_BYTES,
			schema: {
				summary: "Send a request of an extension to a granted host",
				description:
					"Needs a session, anonymous or not. Each redirect is checked against the granted host patterns; private and " +
					"reserved networks are refused. Cookies travel in neither direction.",
				tags: ["relay"],
				params: extensionParams,
				body: relayRequest,
				response: { 200: relayAnswer },
			},
		},
		async (request, reply) => {
			const visitor = await auth.visitor(request);
			if (!visitor) throw serverErrors.unauthenticated();
			if (visitor.scopes !== undefined) throw serverErrors.forbidden("The relay serves sessions, not API tokens.");
			const { id: appId } = await apps.of(request);
			const owner = { appId, userId: visitor.id };
			const hosts = () => grantedHosts(database.db, owner, request.params.id);
			// Asked before anything is counted: what is not installed costs nobody's quota.
			await hosts();
			await throttle(cache, [
				{ key: `relay:${visitor.id}`, limit: PER_MINUTE, windowMs: MINUTE_MS },
				{ key: `relay-day:${visitor.id}`, limit: PER_DAY, windowMs: 24 * 60 * MINUTE_MS },
				{ key: `relay-address:${request.ip}`, limit: PER_MINUTE_AND_ADDRESS, windowMs: MINUTE_MS },
			]);
			const { body, ...rest } = request.body;
			const answer = await limited(visitor.id, () =>
				send(
					{ ...rest, body: body === null ? null : Buffer.from(body, "base64") },
					{ signal: goneSignal(reply), covered: async (address) => coversAddress(await hosts(), address) },
				),
			);
			return { ...answer, body: Buffer.from(answer.body).toString("base64") };
		},
	);
};

/** Aborts when the client hangs up before it has its answer: a permission taken back ends the request out there too. */
function goneSignal({ raw }: FastifyReply): AbortSignal {
	const gone = new AbortController();
	raw.once("close", () => {
		if (!raw.writableFinished) gone.abort(serverErrors.request_invalid("The client no longer waits for the answer."));
	});
	return gone.signal;
}
