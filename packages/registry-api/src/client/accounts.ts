import type { z } from "zod";
import {
	createdToken,
	type createTokenBody,
	type loginBody,
	type Me,
	me,
	publisher,
	type registerBody,
	type Token,
	tokens,
} from "../schemas/accounts.ts";
import {
	type OwnExtension,
	type OwnVersion,
	ownExtensions,
	ownVersion,
	type PublishResult,
	publishResult,
} from "../schemas/extensions.ts";
import { type Statistics, statistics } from "../schemas/statistics.ts";
import type { Transport } from "./transport.ts";

export interface AccountsClient {
	/** Makes an account and signs it in. What an anonymous identity had installed moves along. */
	register(body: z.input<typeof registerBody>): Promise<Me>;
	login(body: z.input<typeof loginBody>): Promise<Me>;
	logout(): Promise<void>;
	/** Who the cookie or token speaks for. Rejects with `unauthenticated` when it speaks for nobody. */
	me(): Promise<Me>;
}

export function accountsClient({ json, none }: Transport): AccountsClient {
	return {
		register: (body) => json(me, { method: "POST", path: ["auth", "register"], body }),
		login: (body) => json(me, { method: "POST", path: ["auth", "login"], body }),
		logout: () => none({ method: "POST", path: ["auth", "logout"] }),
		me: () => json(me, { method: "GET", path: ["auth", "me"] }),
	};
}

export interface DeveloperClient {
	/** Registers a publisher for the signed-in user. */
	register(name: string): Promise<z.output<typeof publisher>>;
	tokens(): Promise<Token[]>;
	/** The answer's `token` is shown this once. */
	createToken(body: z.input<typeof createTokenBody>): Promise<z.output<typeof createdToken>>;
	deleteToken(id: string): Promise<void>;
	/**
	 * Uploads a package. Resolves once the registry has taken it in; the scan goes on (`status: "scanning"`), see
	 * `version`. The same bytes again resolve with `alreadyExisted: true`; other bytes reject with `version_exists`.
	 */
	publish(zip: Uint8Array, signal?: AbortSignal): Promise<PublishResult>;
	extensions(): Promise<OwnExtension[]>;
	version(id: string, version: string): Promise<OwnVersion>;
	/** How an extension of one's own fares, over the last `days` days (90). */
	statistics(id: string, days?: number): Promise<Statistics>;
}

export function developerClient({ json, none }: Transport): DeveloperClient {
	const path = ["developer", "extensions"];
	return {
		register: (name) => json(publisher, { method: "POST", path: ["developer", "register"], body: { publisher: name } }),
		tokens: async () => (await json(tokens, { method: "GET", path: ["developer", "tokens"] })).items,
		createToken: (body) => json(createdToken, { method: "POST", path: ["developer", "tokens"], body }),
		deleteToken: (id) => none({ method: "DELETE", path: ["developer", "tokens", id] }),
		publish: (zip, signal) => json(publishResult, { method: "POST", path, body: zip, signal }),
		extensions: async () => (await json(ownExtensions, { method: "GET", path })).items,
		version: (id, version) => json(ownVersion, { method: "GET", path: [...path, id, "versions", version] }),
		statistics: (id, days) => json(statistics, { method: "GET", path: [...path, id, "statistics"], query: { days } }),
	};
}
