import { createRegistryClient, type Me } from "@annex/registry-api";
import { Command } from "commander";
import type { Powers } from "../powers.ts";
import { registryAddress } from "../registry/address.ts";
import { explainRefusedToken } from "../registry/connect.ts";
import { type Credential, credentialStore } from "../registry/credentials.ts";
import { askForLogin, withSession } from "../registry/session.ts";
import type { Declaration } from "./declare.ts";

interface LoginOptions {
	registry?: string;
	login?: string;
	passwordStdin?: boolean;
	token?: string;
	tokenStdin?: boolean;
	createPublisher?: string;
}

export const login: Declaration = (powers, finish) =>
	new Command("login")
		.summary("sign in at a registry")
		.description(
			"Asks for your username and password, has the registry make a token for this machine, and keeps the token\n" +
				"(never the password) in a file that only you can read.",
		)
		.option("-r, --registry <url>", "the registry's address (or ANNEX_REGISTRY)")
		.option("-l, --login <name>", "your username or e-mail address")
		.option("--password-stdin", "read the password from standard input")
		.option("--token <token>", "use a token made on the publish page")
		.option("--token-stdin", "read that token from standard input: it then appears in no list of processes")
		.option("--create-publisher <name>", "also register a publisher for yourself")
		.action((options: LoginOptions) =>
			finish(async () => {
				const registry = registryAddress(options.registry, powers);
				const { me, credential } = await obtainToken(powers, registry, options);
				const store = credentialStore(powers.configDir);
				await store.save(registry, credential);
				return {
					data: { registry, username: me.username, publishers: me.publishers, credentials: store.file },
					lines: [
						`✓ Signed in at ${registry} as ${me.username ?? me.id}.`,
						`  ${publishersSentence(me)}`,
						`  The token is in ${store.file}.`,
					],
				};
			}),
		);

async function obtainToken(
	powers: Powers,
	registry: string,
	options: LoginOptions,
): Promise<{ me: Me; credential: Credential }> {
	const given = options.tokenStdin ? (await powers.readInput()).trim() : options.token;
	if (given) {
		const client = createRegistryClient({ baseUrl: registry, token: given, fetch: powers.fetch });
		const me = await client.auth.me().catch(explainRefusedToken(registry));
		return { me, credential: { token: given, ...(me.username ? { username: me.username } : {}) } };
	}
	const password = options.passwordStdin ? (await powers.readInput()).replace(/\r?\n$/, "") : undefined;
	const person = await askForLogin(powers, {
		...(options.login ? { login: options.login } : {}),
		...(password ? { password } : {}),
	});
	return withSession(powers, registry, person, async (client) => {
		if (options.createPublisher) await client.developer.register(options.createPublisher);
		const me = await client.auth.me();
		const name = `annex on ${powers.hostname}`.slice(0, 60);
		const { token } = await client.developer.createToken({ name });
		return { me, credential: { token, tokenName: name, ...(me.username ? { username: me.username } : {}) } };
	});
}

/** What a person can publish as. */
export function publishersSentence({ publishers }: Pick<Me, "publishers">): string {
	return publishers.length === 0
		? 'You have no publisher yet: "annex publish --create-publisher" registers the one in the manifest.'
		: `You publish as ${publishers.join(", ")}.`;
}
