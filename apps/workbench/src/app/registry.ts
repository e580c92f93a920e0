import { createRegistryClient } from "@annex/registry-api";

/** The registry that served this page. */
export const registry = createRegistryClient({ baseUrl: "" });
