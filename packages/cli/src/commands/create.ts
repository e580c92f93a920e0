import { relative, resolve } from "node:path";
import { Command } from "commander";
import { createExtension } from "../extension-project/create-extension.ts";
import type { Powers } from "../powers.ts";
import { registryAddress } from "../registry/address.ts";
import { credentialStore } from "../registry/credentials.ts";
import type { Declaration } from "./declare.ts";

interface CreateOptions {
	publisher?: string;
	displayName?: string;
	description?: string;
	folder?: string;
	registry?: string;
}

const PLACEHOLDER_PUBLISHER = "my-publisher";

export const create: Declaration = (powers, finish) =>
	new Command("create")
		.summary("start a new extension")
		.description("Writes a small extension that runs as it is, into a new folder.")
		.argument("<name>", "lower-case letters, digits and hyphens, for example word-count")
		.option("-p, --publisher <name>", "your publisher name")
		.option("--display-name <text>", "the name people read")
		.option("--description <text>", "one line for the marketplace")
		.option("--folder <path>", "where to put it (default: ./NAME)")
		.option("-r, --registry <url>", "the registry it is for (or ANNEX_REGISTRY)")
		.action((name: string, options: CreateOptions) =>
			finish(async () => {
				const folder = resolve(powers.cwd, options.folder ?? name);
				const { lastUsed } = await credentialStore(powers.configDir).read();
				const registry = registryAddress(options.registry, powers, lastUsed);
				const publisher = options.publisher ?? (await askForPublisher(powers));
				const files = await createExtension({
					name,
					publisher,
					registry,
					folder,
					...(options.displayName === undefined ? {} : { displayName: options.displayName }),
					...(options.description === undefined ? {} : { description: options.description }),
				});
				return {
					data: { id: `${publisher}.${name}`, folder, files },
					lines: [
						`✓ ${publisher}.${name} is in ${relative(powers.cwd, folder) || "."}`,
						...(publisher === PLACEHOLDER_PUBLISHER
							? [`  Put your publisher into manifest.json before you publish: it says "${PLACEHOLDER_PUBLISHER}".`]
							: []),
						"",
						"  Next:",
						`    cd ${relative(powers.cwd, folder) || "."}`,
						"    npm install            this command, and types for your editor",
						"    npx annex login        once",
						"    npx annex dev          runs it in your workbench, anew after every save",
						"    npx annex publish      uploads it",
						"",
						"  The code is in src/extension.ts, and says what it does.",
					],
				};
			}),
		);

async function askForPublisher(powers: Powers): Promise<string> {
	if (!powers.isTerminal) return PLACEHOLDER_PUBLISHER;
	return (await powers.ask(`Publisher (${PLACEHOLDER_PUBLISHER}): `)).trim() || PLACEHOLDER_PUBLISHER;
}
