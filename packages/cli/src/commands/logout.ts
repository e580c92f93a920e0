import { createRegistryClient } from "@annex/registry-api";
import { Command } from "commander";
import { registryAddress } from "../registry/address.ts";
import { credentialStore } from "../registry/credentials.ts";
import type { Declaration } from "./declare.ts";

export const logout: Declaration = (powers, finish) =>
	new Command("logout")
		.summary("forget the token of a registry")
		.description("Forgets the stored token, and withdraws it at the registry where that is possible.")
		.option("-r, --registry <url>", "the registry's address (or ANNEX_REGISTRY; default: the one last signed in at)")
		.action((options: { registry?: string }) =>
			finish(async () => {
				const store = credentialStore(powers.configDir);
				const registry = registryAddress(options.registry, powers, (await store.read()).lastUsed);
				const forgotten = await store.forget(registry);
				if (!forgotten) {
					return {
						data: { registry, signedOut: false, withdrawn: false },
						lines: [`You were not signed in at ${registry}.`],
					};
				}
				const { token, tokenId } = forgotten;
				const client = createRegistryClient({ baseUrl: registry, token, fetch: powers.fetch });
				// Signing out here must work without the network too.
				const withdrawn = tokenId
					? await client.developer.deleteToken(tokenId).then(
							() => true,
							() => false,
						)
					: false;
				return {
					data: { registry, signedOut: true, withdrawn },
					lines: [
						`✓ Signed out at ${registry}.`,
						...(withdrawn ? [] : ["  The token itself is valid until it expires; withdraw it on the publish page."]),
					],
				};
			}),
		);
