import { capabilityErrors } from "@annex/capabilities";
import { coversAddress, readAddress } from "@annex/manifest";
import { extensionParams, relayAnswer, relayRequest } from "@annex/registry-api";
import type { FastifyReply } from "fastify";
import type { Module } from "../../context.ts";
import { errors as serverErrors } from "../../errors.ts";
import { throttle } from "../../http/throttle.ts";
import { admitAppUsers } from "../apps/admit-app-users.ts";
import { addressRules } from "./address-rules.ts";
import { atOnce } from "./at-once.ts";
import { byteQuota } from "./byte-quota.ts";
import { grantedNetwork } from "./granted-network.ts";
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
					"Needs a session, anonymous or not, or a token of an app's user. Each redirect is checked against the granted host patterns; private and " +
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
			const granted = () => grantedNetwork(database.db, owner, request.params.id);
			// Asked before anything is counted: what is not installed costs nobody's quota.
			await granted();
			const quota = byteQuota(cache, visitor.id, request.params.id);
			await quota.check();
			await throttle(cache, [
				{ key: `relay:${visitor.id}`, limit: PER_MINUTE, windowMs: MINUTE_MS },
				{ key: `relay-day:${visitor.id}`, limit: PER_DAY, windowMs: 24 * 60 * MINUTE_MS },
				{ key: `relay-address:${request.ip}`, limit: PER_MINUTE_AND_ADDRESS, windowMs: MINUTE_MS },
			]);
			const { body, ...rest } = request.body;
			const sent = body === null ? null : Buffer.from(body, "base64");
			let bytes = 0;
			const answer = await limited(
				visitor.id,
				() =>
					send(
						{ ...rest, body: sent },
						{
							signal: goneSignal(reply),
							spent(more) {
								bytes += more;
							},
							async permit(address, method) {
								const { hosts, methods } = await granted();
								if (!coversAddress(hosts, address)) {
									throw capabilityErrors.address_not_granted(readAddress(address)?.host ?? "this address");
								}
								if (!methods.includes(method)) throw capabilityErrors.method_not_granted(method);
							},
						},
					),
				// What went wrong has travelled all the same.
			).finally(() => quota.add(bytes));
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
