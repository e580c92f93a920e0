import type { IncomingMessage } from "node:http";
import { request as send } from "node:https";
import type { LookupFunction } from "node:net";
import { pipeline, type Readable } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { capabilityErrors } from "@annex/capabilities";
import type { Address } from "./resolve.ts";

/** Name and value of every header together; an answer with more is refused. */
const MAX_HEADER_BYTES = 16 * 1024;

export interface HopRequest {
	readonly url: URL;
	readonly method: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: Uint8Array | null;
}

/** The head of an answer; its body has not been read. */
export interface Hop {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	/** Reads the body decompressed, telling `spent` of each part; rejects with `answer_too_large` as soon as it is longer than `maxBytes`. */
	read(maxBytes: number, spent?: (bytes: number) => void): Promise<Uint8Array>;
	/** Hangs up without reading. */
	discard(): void;
}

/** Sends one request over a new connection to exactly these addresses, and answers with the head of what comes back. */
export function sendHop(request: HopRequest, addresses: readonly Address[], signal: AbortSignal): Promise<Hop> {
	const { url, method, headers, body } = request;
	return new Promise((resolve, reject) => {
		const outgoing = send(
			{
				host: url.hostname,
				port: url.port === "" ? 443 : Number(url.port),
				servername: url.hostname,
				path: `${url.pathname}${url.search}`,
				method,
				headers: {
					...headers,
					host: url.host,
					"user-agent": "Annex-Relay",
					"accept-encoding": "gzip, br",
					...(body === null ? {} : { "content-length": String(body.byteLength) }),
				},
				lookup: pinned(addresses),
				// No connection outlives its request: another person's request could ride on it.
				agent: false,
				maxHeaderSize: MAX_HEADER_BYTES,
				signal,
			},
			(incoming) => resolve(hopOf(incoming, method)),
		);
		// An answer that switches protocols is none that could be handed on.
		outgoing.on("upgrade", (_, socket) => {
			socket.destroy();
			reject(new Error("The host switched protocols."));
		});
		outgoing.on("error", reject);
		outgoing.end(body ?? undefined);
	});
}

function pinned(addresses: readonly Address[]): LookupFunction {
	return (_, options, done) => {
		const [first] = addresses;
		if (options.all) done(null, [...addresses]);
		else if (first) done(null, first.address, first.family);
	};
}

function hopOf(incoming: IncomingMessage, method: string): Hop {
	const headers: Record<string, string> = {};
	for (const [name, value] of Object.entries(incoming.headers)) {
		if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(", ") : value;
	}
	return {
		status: incoming.statusCode ?? 0,
		headers,
		read: (maxBytes, spent) =>
			method === "HEAD" ? drained(incoming) : collect(incoming, headers["content-encoding"], maxBytes, spent),
		discard: () => void incoming.destroy(),
	};
}

async function drained(incoming: IncomingMessage): Promise<Uint8Array> {
	incoming.resume();
	return new Uint8Array();
}

async function collect(
	incoming: IncomingMessage,
	encoding: string | undefined,
	maxBytes: number,
	spent: (bytes: number) => void = () => {},
): Promise<Uint8Array> {
	// The length is a claim; a large one saves the trouble, a small one promises nothing.
	if (Number(incoming.headers["content-length"] ?? 0) > maxBytes) {
		incoming.destroy();
		throw capabilityErrors.answer_too_large(maxBytes);
	}
	const parts: Buffer[] = [];
	let size = 0;
	const plain = decoded(incoming, encoding);
	for await (const part of plain as AsyncIterable<Buffer>) {
		size += part.byteLength;
		spent(part.byteLength);
		if (size > maxBytes) {
			incoming.destroy();
			throw capabilityErrors.answer_too_large(maxBytes);
		}
		parts.push(part);
	}
	return Buffer.concat(parts);
}

/** One encoding at most: layers of them serve bombs only. */
function decoded(incoming: IncomingMessage, encoding: string | undefined): Readable {
	const decoder = decoderFor(encoding?.trim().toLowerCase());
	if (decoder === undefined) return incoming;
	// The loop that reads hears of errors through the last stream.
	return pipeline(incoming, decoder, () => {});
}

function decoderFor(encoding: string | undefined) {
	switch (encoding) {
		case undefined:
		case "":
		case "identity":
			return undefined;
		case "gzip":
		case "x-gzip":
			return createGunzip();
		case "deflate":
			return createInflate();
		case "br":
			return createBrotliDecompress();
		default:
			throw new Error("The answer is encoded in a way that was not asked for.");
	}
}
