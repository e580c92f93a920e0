import { coversAddress, type Grant, methodsOf, readAddress } from "@annex/manifest";
import { errors } from "../errors.ts";
import type { HostHalf } from "../host-half.ts";
import type { LiveGrants } from "../live-grants.ts";
import { network } from "./contract.ts";
import { answeredHeaders, sentHeaders } from "./headers.ts";
import { MAX_AT_ONCE } from "./limits.ts";
import type { NetworkAnswer, NetworkPower } from "./power.ts";

/**
 * Lets requests go to granted hosts, by granted methods, and nowhere else. The grant is asked when the request leaves,
 * at every redirect that the power sees, and when the answer comes; a host taken back in between aborts the request.
 */
export function networkHost(power: NetworkPower): HostHalf {
	return {
		open({ extension, grants, serve, signal: stopped }) {
			let underWay = 0;
			serve(network, {
				async fetch({ url: address, method, headers, body }, context) {
					const url = readAddress(address);
					if (url === undefined) throw errors.address_invalid();
					url.hash = "";
					const covered = (other: string) => coversAddress(grantOfNetwork(grants).hosts ?? [], other);
					if (!covered(url.href)) throw errors.address_not_granted(url.host);
					const mayUse = () => methodsOf(grantOfNetwork(grants)).includes(method);
					if (!mayUse()) throw errors.method_not_granted(method);
					if (body !== null && (method === "GET" || method === "HEAD")) throw errors.body_not_allowed(method);
					if (underWay >= MAX_AT_ONCE) throw errors.network_busy(MAX_AT_ONCE);

					const narrowed = new AbortController();
					const unwatch = grants.onChange(() => {
						if (!covered(url.href)) narrowed.abort(errors.address_not_granted(url.host));
						else if (!mayUse()) narrowed.abort(errors.method_not_granted(method));
					});
					const signal = AbortSignal.any([context.signal, stopped, narrowed.signal]);
					underWay += 1;
					try {
						const request = { url: url.href, method, headers: sentHeaders(headers), body };
						const answer = await orAborted(power.fetch(extension, request, { signal, covered }), signal);
						if (!covered(answer.url)) throw errors.address_not_granted(hostOf(answer.url));
						return { ...answer, headers: answeredHeaders(answer.headers) };
					} finally {
						underWay -= 1;
						unwatch();
					}
				},
			});
		},
	};
}

function grantOfNetwork(grants: LiveGrants): Pick<Grant, "hosts" | "methods"> {
	// Without a grant the gate has refused already; no method is the answer that lets nothing through.
	return grants.list().find(({ permission }) => permission === "network") ?? { methods: [] };
}

/** A power that does not look at its signal must not hold the answer back. */
function orAborted(answer: Promise<NetworkAnswer>, signal: AbortSignal): Promise<NetworkAnswer> {
	return new Promise((resolve, reject) => {
		const abort = () => reject(signal.reason);
		if (signal.aborted) return abort();
		signal.addEventListener("abort", abort, { once: true });
		answer
			.then(resolve, (thrown) => reject(signal.aborted ? signal.reason : thrown))
			.finally(() => {
				signal.removeEventListener("abort", abort);
			});
	});
}

function hostOf(address: string): string {
	return URL.canParse(address) ? new URL(address).host : "an unreadable address";
}
