import { AnnexError } from "@annex/errors";
import {
	type AppInfo,
	appInfo,
	createRegistryClient,
	type ExtensionDetail,
	type ExtensionSummary,
	type RegistryClient,
} from "@annex/registry-api";
import { errors } from "../errors.ts";
import type { NetworkPower, StoragePower } from "../powers.ts";
import type { HostRegistry } from "../registry.ts";
import { keptText } from "./kept-text.ts";
import { absoluteUrl, registryPort } from "./registry-port.ts";
import { fetchWithToken, type TokenSource, tokenKeeper } from "./token-keeper.ts";
import { visitorTokens } from "./visitor-tokens.ts";

export interface ConnectOptions {
	/** Where the registry lives, for example `https://registry.example.com`. */
	readonly url: string;
	/** The app's id there. */
	readonly app: string;
	/**
	 * Asks the app's backend for a token of whoever is signed in to the app; asked again before it runs out. Absent: whoever
	 * comes is a visitor, if the app allows them.
	 */
	readonly token?: TokenSource;
	/** Default: the page's own. */
	readonly fetch?: typeof globalThis.fetch;
}

/** One registry, as one app and its present user reach it. */
export interface RegistryConnection {
	/** What the registry says of the app: what it offers, its words for permissions, where sandboxes are served. */
	readonly app: AppInfo;
	/** For `createHost`. */
	readonly port: HostRegistry;
	/** Keeps what extensions store on the registry, per user and app. */
	readonly storage: StoragePower;
	/** Sends requests of extensions through the registry's relay. */
	readonly network: NetworkPower;
	/** What people may find, as many as `limit` (20). Texts are untrusted; icons have whole addresses. */
	search(query?: { q?: string; category?: string; limit?: number; offset?: number }): Promise<ExtensionSummary[]>;
	/** Rejects with `not_found`, and with `not_installable` for what the registry only lists. */
	detail(id: string): Promise<ExtensionDetail>;
	/** Every route as a typed function, with the present token. */
	readonly client: RegistryClient;
	/** Somebody else is signed in to the app: from here on their token is asked for. */
	identityChanged(): void;
}

/**
 * Connects to a registry as one of its apps. Rejects when the registry is out of reach and was never reached from this
 * browser, and with `app_not_registered` when it does not know the app.
 *
 * @example
 * const registry = await connectRegistry({ url: "https://registry.example.com", app: "notes", token: askBackend });
 * const host = createHost({ registry: registry.port, ... });
 */
export async function connectRegistry(options: ConnectOptions): Promise<RegistryConnection> {
	const { url, app } = options;
	const send = options.fetch ?? ((...args: Parameters<typeof fetch>) => globalThis.fetch(...args));
	const open = (token?: string) =>
		createRegistryClient({ baseUrl: url, fetch: send, credentials: "omit", ...(token ? { token } : {}) });
	const info = await readApp(open(), url, app);

	const visitor = keptText(`annex.visitor ${url} ${app}`);
	// Who only looks around is nobody yet: a visitor begins with the first thing to remember.
	const isSomebody = () => options.token !== undefined || visitor.read() !== undefined;
	const keeper = tokenKeeper(options.token ?? visitorTokens({ app, kept: visitor, open }));
	const client = createRegistryClient({ baseUrl: url, fetch: fetchWithToken(keeper, send), credentials: "omit" });

	const everybody = open();
	const port = registryPort(client);

	return {
		app: info,
		client,
		port: { ...port, list: async () => (isSomebody() ? await port.list() : []) },
		storage: {
			keys: async ({ id }) => (await client.storage.keys(id)).keys,
			get: ({ id }, key) => client.storage.get(id, key),
			set: ({ id }, key, value) => client.storage.set(id, key, value),
			delete: ({ id }, key) => client.storage.delete(id, key),
		},
		network: { fetch: ({ id }, request, { signal }) => client.relay.send(id, request, signal) },
		async search(query = {}) {
			const { items } = await everybody.extensions.search(query);
			return items.map((item) => ({ ...item, iconUrl: absoluteUrl(url, item.iconUrl) }));
		},
		async detail(id) {
			const page = await everybody.extensions.detail(id);
			if (!("latest" in page)) throw errors.not_installable(page.displayName);
			return { ...page, iconUrl: absoluteUrl(url, page.iconUrl) };
		},
		identityChanged() {
			visitor.remove();
			keeper.forget();
		},
	};
}

/** As the registry says now or, while it is out of reach, as it said last. */
async function readApp(client: RegistryClient, url: string, app: string): Promise<AppInfo> {
	const kept = keptText(`annex.app ${url} ${app}`);
	try {
		const info = await client.apps.info(app);
		kept.write(JSON.stringify(info));
		return info;
	} catch (thrown) {
		if (thrown instanceof AnnexError && thrown.status === 404) throw errors.app_not_registered(app, url);
		const last = readInfo(kept.read());
		if (last === undefined) throw thrown;
		return last;
	}
}

function readInfo(text: string | undefined): AppInfo | undefined {
	try {
		return appInfo.parse(JSON.parse(text ?? ""));
	} catch {
		return undefined;
	}
}
