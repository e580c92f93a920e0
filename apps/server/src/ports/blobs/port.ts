/** Lower-case hex SHA-256 of the bytes. */
export type Digest = string;

/** Immutable bytes addressed by their digest. Putting the same bytes twice stores them once. */
export interface Blobs {
	/** Durable when it resolves: written and synced, never half visible. */
	put(bytes: Uint8Array): Promise<Digest>;
	/** `undefined` when absent. Rejects with `blob_corrupt` when the bytes no longer match the digest. */
	get(digest: Digest): Promise<Uint8Array | undefined>;
	has(digest: Digest): Promise<boolean>;
	close(): Promise<void>;
}
