import type { NetworkMethod } from "@annex/manifest";
import type { ExtensionIdentity } from "../scope.ts";

/** A request that the grants cover. The address is https and has neither user info nor fragment. */
export interface NetworkRequest {
	readonly url: string;
	readonly method: NetworkMethod;
	/** In lower case; only such as may be passed on. */
	readonly headers: Readonly<Record<string, string>>;
	readonly body: Uint8Array | null;
}

export interface NetworkAnswer {
	readonly status: number;
	/** Where the answer came from, after redirects. */
	readonly url: string;
	readonly headers: Readonly<Record<string, string>>;
	/** Whole and decompressed. */
	readonly body: Uint8Array;
}

/**
 * How requests leave; the app lends it (the workbench: the registry's relay). It sends no cookies of the person, follows
 * no redirect that `covered` refuses, stops when `signal` aborts, and gives up an answer above the limits.
 * Rejects with an `AnnexError` that an extension's author may read.
 */
export interface NetworkPower {
	fetch(
		extension: ExtensionIdentity,
		request: NetworkRequest,
		options: { readonly signal: AbortSignal; readonly covered: (address: string) => boolean },
	): Promise<NetworkAnswer>;
}
