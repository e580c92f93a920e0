import { Command } from "commander";
import { registryAddress } from "../registry/address.ts";
import { credentialStore } from "../registry/credentials.ts";
import type { Declaration } from "./declare.ts";

export const logout: Declaration = (powers, finish) =>
	new Command("logout")
		.summary("forget the token of a registry")
		.description("Forgets the token on this machine; works without the network.")
		.option("-r, --registry <url>", "the registry's address (or ANNEX_REGISTRY; default: the one last signed in at)")
		.action((options: { registry?: string }) =>
			finish(async () => {
				const store = credentialStore(powers.configDir);
				const registry = registryAddress(options.registry, powers, (await store.read()).lastUsed);
				const forgotten = await store.forget(registry);
				if (!forgotten) {
					return { data: { registry, signedOut: false }, lines: [`You were not signed in at ${registry}.`] };
				}
				// A token cannot withdraw itself: whoever stole it could otherwise lock its owner's machines out.
				const name = forgotten.tokenName ? `"${forgotten.tokenName}"` : "it";
				return {
					data: { registry, signedOut: true },
					lines: [
						`✓ Signed out at ${registry}.`,
						`  The token stays valid elsewhere until it expires; withdraw ${name} on the publish page to end it now.`,
					],
				};
			}),
		);
