/**
 * A place of the app's own, shared by its tabs, that outlives the page: so that what is installed runs, and what the
 * person decides is kept, while the registry is out of reach. Extensions never see it.
 */
export interface OfflinePower {
	/** The bytes kept under this digest; the host checks them before they run. */
	bundle(sha256: string): Promise<Uint8Array | undefined>;
	keepBundle(sha256: string, bytes: Uint8Array): Promise<void>;
	/** Lets go of every bundle but these. */
	keepOnly(digests: ReadonlySet<string>): Promise<void>;
	/** What `remember` was given last, or `undefined`. */
	recall(): Promise<unknown>;
	/** Plain data, in place of what was remembered before. */
	remember(state: unknown): Promise<void>;
}
