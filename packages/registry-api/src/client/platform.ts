import type { Transport } from "./transport.ts";

export interface PlatformClient {
	/** The module that a host puts in front of extensions of Platform API 1 (`HostOptions.platformApi1`). */
	api1(): Promise<Uint8Array<ArrayBuffer>>;
}

export function platformClient({ bytes }: Transport): PlatformClient {
	return { api1: () => bytes({ method: "GET", path: ["platform", "api-1.js"] }) };
}
