import { createRegistryClient, type RegistryClient } from "@annex/registry-api";
import { errors } from "../errors.ts";
import type { Powers } from "../powers.ts";
import { sessionFetch } from "./session-fetch.ts";

export interface PersonalLogin {
	readonly login: string;
	readonly password: string;
}

/** Asks for what is not known yet. Rejects with `terminal_needed` where nobody can answer. */
export async function askForLogin(powers: Powers, known: Partial<PersonalLogin>): Promise<PersonalLogin> {
	if ((!known.login || !known.password) && !powers.isTerminal) throw errors.terminal_needed("your password");
	const login = known.login || (await powers.ask("Username or e-mail: ")).trim();
	const password = known.password || (await powers.ask("Password: ", { hidden: true }));
	return { login, password };
}

/** Signs in, lets `work` use the session, and signs out again whatever happens. */
export async function withSession<T>(
	powers: Pick<Powers, "fetch">,
	registry: string,
	login: PersonalLogin,
	work: (client: RegistryClient) => Promise<T>,
): Promise<T> {
	const client = createRegistryClient({ baseUrl: registry, fetch: sessionFetch(registry, powers.fetch) });
	await client.auth.login(login);
	try {
		return await work(client);
	} finally {
		// An unended session expires by itself; what `work` did or threw matters more.
		await client.auth.logout().catch(() => undefined);
	}
}
