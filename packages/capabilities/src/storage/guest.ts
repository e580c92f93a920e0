import { callerOf, type GuestChannel } from "../guest-channel.ts";
import type { Json } from "../json.ts";
import type { storage } from "./contract.ts";

/** Data of your extension, for this person, in this app. Needs the permission `storage`. */
export interface StorageApi {
	/** `undefined` when the key was never set. */
	get<T extends Json = Json>(key: string): Promise<T | undefined>;
	/** Resolves when the value is kept. Rejects with `quota_exceeded` when it no longer fits. */
	set(key: string, value: Json): Promise<void>;
	/** A key that does not exist is no error. */
	delete(key: string): Promise<void>;
	/** All your keys, sorted. */
	keys(): Promise<string[]>;
}

export function storageGuest(channel: GuestChannel): StorageApi {
	const call = callerOf<typeof storage>(channel, "storage");
	return Object.freeze({
		async get<T extends Json = Json>(key: string) {
			const { found, value } = await call("get", { key });
			return found ? (value as T) : undefined;
		},
		async set(key: string, value: Json) {
			await call("set", { key, value });
		},
		async delete(key: string) {
			await call("delete", { key });
		},
		keys: () => call("keys", {}),
	});
}
