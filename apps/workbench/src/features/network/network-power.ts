import type { NetworkPower } from "@annex/host";
import { registry } from "../../app/registry.ts";

/** Requests of extensions leave through the registry's relay alone; the page's own policy lets it reach nobody else. */
export const networkPower: NetworkPower = {
	fetch: (extension, request, { signal }) => registry.relay.send(extension.id, request, signal),
};
