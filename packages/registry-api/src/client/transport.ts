import { AnnexError } from "@annex/errors";
import type { z } from "zod";
import { errors } from "../errors.ts";
import { problem } from "../schemas/common.ts";

export interface TransportOptions {
	/** Where the registry lives, without `/api/v1`; `""` = the page's own origin (browsers only). */
	baseUrl: string;
	/** Default: the platform's `fetch`. */
	fetch?: typeof globalThis.fetch;
	/** An API token, sent as `Authorization: Bearer`. Absent: the cookie, where there is one. */
	token?: string;
	/** For one answer, in milliseconds; default 15,000. Uploads and downloads of packages get eight times that. */
	timeoutMs?: number;
	/** As in `fetch`; an app on another origin than the registry needs `include`. */
	credentials?: RequestCredentials;
}

export interface CallRequest {
	method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
	/** Parts of the path below `/api/v1`, not yet encoded. */
	path: readonly string[];
	query?: Readonly<Record<string, string | number | undefined>>;
	/** Sent as JSON, or as a ZIP when it is bytes. */
	body?: unknown;
	signal?: AbortSignal | undefined;
}

/** One request, one parsed answer. Rejects with an `AnnexError` in every case but success. */
export interface Transport {
	json<S extends z.ZodType>(schema: S, request: CallRequest): Promise<z.output<S>>;
	none(request: CallRequest): Promise<void>;
	bytes(request: CallRequest): Promise<Uint8Array<ArrayBuffer>>;
}

const DEFAULT_TIMEOUT_MS = 15_000;
const PACKAGE_TIMEOUT_FACTOR = 8;

export function httpTransport(options: TransportOptions): Transport {
	const base = `${options.baseUrl.replace(/\/+$/, "")}/api/v1`;
	const send = options.fetch ?? ((...args: Parameters<typeof fetch>) => globalThis.fetch(...args));

	async function request<T>(call: CallRequest, packageSized: boolean, read: (response: Response) => Promise<T>) {
		const route = `${call.method} /api/v1/${call.path.join("/")}`;
		const ms = (options.timeoutMs ?? DEFAULT_TIMEOUT_MS) * (packageSized ? PACKAGE_TIMEOUT_FACTOR : 1);
		const timeout = AbortSignal.timeout(ms);
		const headers = new Headers({ accept: packageSized ? "*/*" : "application/json" });
		if (options.token) headers.set("authorization", `Bearer ${options.token}`);
		const init: RequestInit = {
			method: call.method,
			headers,
			signal: call.signal ? AbortSignal.any([timeout, call.signal]) : timeout,
			credentials: options.credentials ?? "same-origin",
		};
		if (call.body instanceof Uint8Array) {
			headers.set("content-type", "application/zip");
			// A copy, because a view of a shared buffer is no body; packages are megabytes at most.
			init.body = new Uint8Array(call.body);
		} else if (call.body !== undefined) {
			headers.set("content-type", "application/json");
			init.body = JSON.stringify(call.body);
		}
		try {
			const response = await send(`${base}${pathOf(call.path)}${queryOf(call.query)}`, init);
			if (!response.ok) throw await refusal(route, response);
			return await read(response);
		} catch (thrown) {
			if (thrown instanceof AnnexError) throw thrown;
			if (call.signal?.aborted) throw errors.request_cancelled(route, { cause: thrown });
			if (timeout.aborted) throw errors.registry_timeout(options.baseUrl, ms, { cause: thrown });
			throw errors.registry_unreachable(options.baseUrl, { cause: thrown });
		}
	}

	return {
		json(schema, call) {
			return request(call, call.body instanceof Uint8Array, async (response) => {
				const route = `${call.method} /api/v1/${call.path.join("/")}`;
				const value = await bodyOf(response);
				const parsed = schema.safeParse(value);
				if (!parsed.success) throw errors.registry_answer_invalid(route, { cause: parsed.error });
				return parsed.data;
			});
		},
		none(call) {
			// The body is drained, so that the connection can be used again.
			return request(call, false, async (response) => void (await response.arrayBuffer()));
		},
		bytes(call) {
			return request(call, true, async (response) => new Uint8Array(await response.arrayBuffer()));
		},
	};
}

/** Rebuilds the registry's own error; anything that is no problem document becomes `registry_failed`. */
async function refusal(route: string, response: Response): Promise<AnnexError> {
	const parsed = problem.safeParse(await bodyOf(response));
	if (!parsed.success) return errors.registry_failed(route, response.status);
	const { code, detail, fix, issues, instance } = parsed.data;
	const retryAfter = Number(response.headers.get("retry-after") ?? Number.NaN);
	return new AnnexError({
		code,
		message: detail,
		status: response.status,
		...(fix === undefined ? {} : { fix }),
		details: {
			...(issues ? { issues } : {}),
			...(instance ? { instance } : {}),
			...(Number.isFinite(retryAfter) ? { retryAfterSeconds: retryAfter } : {}),
		},
	});
}

/** `undefined` when the body is no JSON; a broken connection still rejects. */
async function bodyOf(response: Response): Promise<unknown> {
	const text = await response.text();
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function pathOf(parts: readonly string[]): string {
	return parts
		.map((part) => {
			// `encodeURIComponent` leaves dots alone, and a URL parser climbs on them.
			if (part === "" || part === "." || part === "..") throw errors.path_invalid(part);
			return `/${encodeURIComponent(part)}`;
		})
		.join("");
}

function queryOf(query: CallRequest["query"]): string {
	const search = new URLSearchParams();
	for (const [key, value] of Object.entries(query ?? {})) {
		if (value !== undefined && value !== "") search.set(key, String(value));
	}
	return search.size === 0 ? "" : `?${search}`;
}
