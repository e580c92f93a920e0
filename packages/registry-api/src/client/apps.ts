import type { z } from "zod";
import {
	type App,
	type AppInfo,
	app,
	type appBody,
	appInfo,
	apps,
	createdSecret,
	type mintTokenBody,
	type UserToken,
	userToken,
} from "../schemas/apps.ts";
import type { Transport } from "./transport.ts";

export interface AppsClient {
	/** What a page needs to know to embed the host. */
	info(id: string): Promise<AppInfo>;
	/**
	 * Begins an identity that nobody vouches for, from a page of the app; with a token of one, prolongs it. Rejects with
	 * `visitors_refused` where the app wants its own users only.
	 */
	visit(id: string): Promise<UserToken>;
	/** For the app's backend, whose client has the app's secret as its token: a token for one of the app's own users. */
	mintToken(id: string, body: z.input<typeof mintTokenBody>): Promise<UserToken>;
	/** For the app's backend: ends all tokens of one of its users at once. */
	revokeTokens(id: string, userId: string): Promise<void>;

	/** Administrators only, as everything below. */
	list(): Promise<App[]>;
	/** Registers an app, or replaces what is written down of it. */
	save(id: string, body: z.input<typeof appBody>): Promise<App>;
	/** A new secret beside those that there are; shown this once. */
	createSecret(id: string): Promise<z.output<typeof createdSecret>>;
	/** Ends a secret at once; tokens that it minted live on until they run out. */
	deleteSecret(id: string, secretId: string): Promise<void>;
}

export function appsClient({ json, none }: Transport): AppsClient {
	return {
		info: (id) => json(appInfo, { method: "GET", path: ["apps", id] }),
		visit: (id) => json(userToken, { method: "POST", path: ["apps", id, "visitors"] }),
		mintToken: (id, body) => json(userToken, { method: "POST", path: ["apps", id, "tokens"], body }),
		revokeTokens: (id, userId) => none({ method: "POST", path: ["apps", id, "tokens", "revoke"], body: { userId } }),
		list: async () => (await json(apps, { method: "GET", path: ["admin", "apps"] })).items,
		save: (id, body) => json(app, { method: "PUT", path: ["admin", "apps", id], body }),
		createSecret: (id) => json(createdSecret, { method: "POST", path: ["admin", "apps", id, "secrets"] }),
		deleteSecret: (id, secretId) => none({ method: "DELETE", path: ["admin", "apps", id, "secrets", secretId] }),
	};
}
