import { resolve } from "node:path";
import { Command } from "commander";
import { develop } from "../development/develop.ts";
import { readManifestFile } from "../extension-project/read-manifest-file.ts";
import { connect } from "../registry/connect.ts";
import type { Declaration } from "./declare.ts";

export const dev: Declaration = (powers, finish) =>
	new Command("dev")
		.summary("run an extension in your workbench while you write it")
		.description(
			"Builds the extension after every save and swaps it in your own workbench, where nobody else sees it.\n" +
				"Nothing is published. Ctrl-C ends it.",
		)
		.argument("[folder]", "the folder with manifest.json", ".")
		.option("-r, --registry <url>", "the registry's address (or ANNEX_REGISTRY; default: the one last signed in at)")
		.action((folder: string, options: { registry?: string }) =>
			finish(async ({ say }) => {
				const connection = await connect(powers, options.registry);
				const from = resolve(powers.cwd, folder);
				// A folder without an extension is a mistake to tell at once; faults in one are for the author to mend.
				await readManifestFile(from).catch((error) => {
					if (error.code === "manifest_missing") throw error;
				});
				const development = await develop(from, connection, { ...powers, err: say });
				say("");
				say(`  Open ${development.url}`);
				say("  Saves are swapped in at once. Ctrl-C ends it.");
				say("");
				await powers.interrupted();
				await development.end();
				const { url, figures } = development;
				return { data: { url, ...figures }, lines: [] };
			}),
		);
