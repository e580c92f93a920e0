import type { Json } from "../json.ts";
import type { ExtensionIdentity } from "../scope.ts";

/**
 * Where extensions keep their data; the app implements it (the workbench: the registry's storage routes).
 * `extension` comes from the host, never from the guest, so one extension cannot name another's data.
 * Rejects with `quota_exceeded` when a value no longer fits, and with any `AnnexError` when the store is out of reach.
 */
export interface StoragePower {
	/** `undefined` when the key was never set. */
	get(extension: ExtensionIdentity, key: string, signal: AbortSignal): Promise<Json | undefined>;
	/** Resolves when the value is durable. */
	set(extension: ExtensionIdentity, key: string, value: Json, signal: AbortSignal): Promise<void>;
	/** Deleting a key that does not exist succeeds. */
	delete(extension: ExtensionIdentity, key: string, signal: AbortSignal): Promise<void>;
	/** All keys of this extension, in no promised order. */
	keys(extension: ExtensionIdentity, signal: AbortSignal): Promise<readonly string[]>;
}
