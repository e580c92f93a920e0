export type { AccountsClient, DeveloperClient } from "./accounts.ts";
export type { AdminClient } from "./admin.ts";
export type { AppsClient } from "./apps.ts";
export type { ExtensionsClient } from "./extensions.ts";
export type { PlatformClient } from "./platform.ts";
export { createRegistryClient, type RegistryClient, type RegistryClientOptions } from "./registry-client.ts";
export type { RelayClient, RelayedAnswer, RelayedRequest } from "./relay.ts";
export type { ReviewsClient } from "./reviews.ts";
export type { StorageClient, TelemetryClient, UserClient } from "./user.ts";
