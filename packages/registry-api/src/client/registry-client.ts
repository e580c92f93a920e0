import { type AccountsClient, accountsClient, type DeveloperClient, developerClient } from "./accounts.ts";
import { type AdminClient, adminClient } from "./admin.ts";
import { type AppsClient, appsClient } from "./apps.ts";
import { type DevelopmentClient, developmentClient } from "./development.ts";
import { type ExtensionsClient, extensionsClient } from "./extensions.ts";
import { type PlatformClient, platformClient } from "./platform.ts";
import { type RelayClient, relayClient } from "./relay.ts";
import { type ReviewsClient, reviewsClient } from "./reviews.ts";
import { httpTransport, type TransportOptions } from "./transport.ts";
import {
	type StorageClient,
	storageClient,
	type TelemetryClient,
	telemetryClient,
	type UserClient,
	userClient,
} from "./user.ts";

export type RegistryClientOptions = TransportOptions;

/** Every route of the registry as a typed function; answers are parsed before they are handed on. */
export interface RegistryClient {
	readonly baseUrl: string;
	readonly auth: AccountsClient;
	readonly developer: DeveloperClient;
	readonly development: DevelopmentClient;
	readonly extensions: ExtensionsClient;
	readonly reviews: ReviewsClient;
	readonly user: UserClient;
	readonly storage: StorageClient;
	readonly relay: RelayClient;
	readonly platform: PlatformClient;
	readonly admin: AdminClient;
	readonly apps: AppsClient;
	readonly telemetry: TelemetryClient;
}

/**
 * A client for one registry, for browsers and Node.
 *
 * Every function rejects with an `AnnexError`: the registry's own (its `code`, `status`, `fix`; faults of a package or
 * a body in `details.issues`), or `registry_unreachable`, `registry_timeout`, `registry_failed`,
 * `registry_answer_invalid`, `request_cancelled`. It never retries by itself.
 *
 * @example
 * const registry = createRegistryClient({ baseUrl: "http://localhost:4000" });
 * const { items } = await registry.extensions.search({ q: "outline" });
 */
export function createRegistryClient(options: RegistryClientOptions): RegistryClient {
	const transport = httpTransport(options);
	return {
		baseUrl: options.baseUrl,
		auth: accountsClient(transport),
		developer: developerClient(transport),
		development: developmentClient(transport, options.baseUrl.replace(/\/+$/, "")),
		extensions: extensionsClient(transport),
		reviews: reviewsClient(transport),
		user: userClient(transport),
		storage: storageClient(transport),
		relay: relayClient(transport),
		platform: platformClient(transport),
		admin: adminClient(transport),
		apps: appsClient(transport),
		telemetry: telemetryClient(transport),
	};
}
