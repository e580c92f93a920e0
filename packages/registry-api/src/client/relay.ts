import type { z } from "zod";
import { relayAnswer, type relayMethod } from "../schemas/relay.ts";
import type { Transport } from "./transport.ts";

export interface RelayedRequest {
	readonly url: string;
	readonly method: z.output<typeof relayMethod>;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: Uint8Array | null;
}

export interface RelayedAnswer {
	readonly status: number;
	/** Of the last hop. */
	readonly url: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: Uint8Array;
}

export interface RelayClient {
	/**
	 * Sends a request of an installed extension through the registry, to a host that its user has granted. An answer of any
	 * status resolves. Rejects with `address_not_granted`, `address_forbidden`, `network_failed` and the like; aborting
	 * ends the request out there too.
	 */
	send(id: string, request: RelayedRequest, signal?: AbortSignal): Promise<RelayedAnswer>;
}

export function relayClient({ json }: Transport): RelayClient {
	return {
		async send(id, request, signal) {
			const path = ["user", "extensions", id, "relay"];
			const body = { ...request, body: request.body === null ? null : toBase64(request.body) };
			const answer = await json(relayAnswer, { method: "POST", path, body, signal });
			return { ...answer, body: fromBase64(answer.body) };
		},
	};
}

const CHUNK = 0x8000;

function toBase64(bytes: Uint8Array): string {
	let binary = "";
	// In parts, because each byte becomes an argument.
	for (let at = 0; at < bytes.length; at += CHUNK) binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
	return btoa(binary);
}

function fromBase64(text: string): Uint8Array {
	return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
