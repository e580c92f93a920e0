import type { z } from "zod";
import {
	categories,
	type ExtensionPage,
	extensionPage,
	type SearchResult,
	type searchQuery,
	searchResult,
	type VersionRecord,
	versionRecord,
} from "../schemas/extensions.ts";
import {
	type ExtensionHealth,
	extensionHealth,
	type MarketplaceHome,
	marketplaceHome,
} from "../schemas/marketplace.ts";
import type { Transport } from "./transport.ts";

export interface ExtensionsClient {
	search(query?: Partial<z.output<typeof searchQuery>>, signal?: AbortSignal): Promise<SearchResult>;
	categories(): Promise<z.output<typeof categories>["items"]>;
	/** What the marketplace opens with. */
	home(signal?: AbortSignal): Promise<MarketplaceHome>;
	/** How it fares with the people who use it; rejects with `not_found` for what is only listed. */
	health(id: string, signal?: AbortSignal): Promise<ExtensionHealth>;
	/** `listing` is null for what can be installed. */
	detail(id: string): Promise<ExtensionPage>;
	version(id: string, version: string): Promise<VersionRecord>;
	/** The package's bytes, as published. The caller checks them against `VersionRecord.integrity`. */
	package(id: string, version: string): Promise<Uint8Array<ArrayBuffer>>;
	/** One file of a package. The caller checks it against its digest in `VersionRecord.files`. */
	file(id: string, version: string, path: string): Promise<Uint8Array<ArrayBuffer>>;
}

export function extensionsClient({ json, bytes }: Transport): ExtensionsClient {
	const at = (id: string, version: string) => ["extensions", id, "versions", version];
	return {
		search: (query = {}, signal) => json(searchResult, { method: "GET", path: ["extensions"], query, signal }),
		categories: async () => (await json(categories, { method: "GET", path: ["extensions", "categories"] })).items,
		home: (signal) => json(marketplaceHome, { method: "GET", path: ["extensions", "home"], signal }),
		health: (id, signal) => json(extensionHealth, { method: "GET", path: ["extensions", id, "health"], signal }),
		detail: (id) => json(extensionPage, { method: "GET", path: ["extensions", id] }),
		version: (id, version) => json(versionRecord, { method: "GET", path: at(id, version) }),
		package: (id, version) => bytes({ method: "GET", path: [...at(id, version), "package"] }),
		file: async (id, version, path) =>
			await bytes({ method: "GET", path: [...at(id, version), "files", ...path.split("/")] }),
	};
}
