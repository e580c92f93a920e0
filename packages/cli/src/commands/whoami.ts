import { Command } from "commander";
import { connect, explainRefusedToken } from "../registry/connect.ts";
import type { Declaration } from "./declare.ts";
import { publishersSentence } from "./login.ts";

export const whoami: Declaration = (powers, finish) =>
	new Command("whoami")
		.summary("say who is signed in, and where")
		.option("-r, --registry <url>", "the registry's address (or ANNEX_REGISTRY; default: the one last signed in at)")
		.action((options: { registry?: string }) =>
			finish(async () => {
				const { registry, client } = await connect(powers, options.registry);
				const me = await client.auth.me().catch(explainRefusedToken(registry));
				return {
					data: { registry, username: me.username, role: me.role, publishers: me.publishers },
					lines: [`${me.username ?? me.id} at ${registry}`, publishersSentence(me)],
				};
			}),
		);
