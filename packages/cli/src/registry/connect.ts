import { AnnexError } from "@annex/errors";
import { createRegistryClient, type RegistryClient } from "@annex/registry-api";
import { errors } from "../errors.ts";
import type { Powers } from "../powers.ts";
import { registryAddress } from "./address.ts";
import { credentialStore } from "./credentials.ts";

export interface Connection {
	readonly registry: string;
	readonly client: RegistryClient;
}

/** A client with the token of this registry: `ANNEX_TOKEN`, else the stored one. Rejects with `not_signed_in`. */
export async function connect(powers: Powers, flag: string | undefined): Promise<Connection> {
	const { lastUsed, registries } = await credentialStore(powers.configDir).read();
	const registry = registryAddress(flag, powers, lastUsed);
	const token = powers.env["ANNEX_TOKEN"]?.trim() || registries[registry]?.token;
	if (!token) throw errors.not_signed_in(registry);
	return { registry, client: createRegistryClient({ baseUrl: registry, token, fetch: powers.fetch }) };
}

/** Turns the registry's bare "who are you" into what to do about it. */
export function explainRefusedToken(registry: string): (error: unknown) => never {
	return (error) => {
		if (error instanceof AnnexError && error.code === "unauthenticated") throw errors.token_refused(registry);
		throw error;
	};
}
