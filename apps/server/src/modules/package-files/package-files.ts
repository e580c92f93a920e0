import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { manifestJsonSchema } from "@annex/manifest";
import type { App } from "../../context.ts";
import { errors } from "../../errors.ts";

const TARBALL = /^(?<name>annex(?:-[a-z]+)*)(?<version>-\d+\.\d+\.\d+)?\.tgz$/;

/**
 * What authors need before they publish: the SDK and the command line as tarballs under `/packages/` (without a version
 * in the name: the present one), and the JSON Schema of `manifest.json` under `/schemas/manifest.json`.
 */
export async function packageFiles(app: App, folder: string): Promise<void> {
	app.get<{ Params: { file: string } }>("/packages/:file", { schema: { hide: true } }, async (request, reply) => {
		const asked = TARBALL.exec(request.params.file)?.groups;
		if (!asked?.["name"]) throw errors.not_found();
		// Looked up each time: it is seldom asked for, and a new build is served without a restart.
		const file = asked["version"] ? request.params.file : await present(folder, asked["name"]);
		const bytes = file === undefined ? undefined : await readFile(join(folder, file)).catch(() => undefined);
		if (!bytes) throw errors.not_found();
		return reply.type("application/gzip").header("cache-control", "public, max-age=60").send(bytes);
	});

	const schema = JSON.stringify(manifestJsonSchema());
	app.get("/schemas/manifest.json", { schema: { hide: true } }, async (_request, reply) =>
		reply
			.type("application/schema+json; charset=utf-8")
			.header("cache-control", "public, max-age=3600")
			// Editors in a browser read it from their own origin, and there is nothing private in it.
			.header("access-control-allow-origin", "*")
			.send(schema),
	);
}

/** The one tarball of a package: a build leaves none of an earlier version behind. */
async function present(folder: string, name: string): Promise<string | undefined> {
	const files = await readdir(folder).catch(() => []);
	return files.find((file) => TARBALL.exec(file)?.groups?.["name"] === name);
}
