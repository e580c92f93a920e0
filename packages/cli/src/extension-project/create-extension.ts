import { mkdir, readdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { AnnexError } from "@annex/errors";
import { extensionName, parseManifest, publisherName } from "@annex/manifest";
import { errors } from "../errors.ts";
import { renderTemplate } from "../template.ts";
import { cliVersion } from "../version.ts";

export interface NewExtension {
	readonly name: string;
	readonly publisher: string;
	/** Default: the name in words, `word-count` → "Word Count". */
	readonly displayName?: string;
	readonly description?: string;
	/** Where the SDK's types are fetched from. */
	readonly registry: string;
	/** Absolute; must not exist or be empty. */
	readonly folder: string;
}

/** Writes a new extension that packages and runs as it is. Answers with the paths written. Nothing is overwritten. */
export async function createExtension(wanted: NewExtension): Promise<string[]> {
	if (!extensionName.safeParse(wanted.name).success) throw errors.name_invalid("an extension", wanted.name);
	if (!publisherName.safeParse(wanted.publisher).success) throw errors.name_invalid("a publisher", wanted.publisher);

	const files = await renderTemplate({
		NAME: wanted.name,
		PUBLISHER: wanted.publisher,
		DISPLAY_NAME: wanted.displayName ?? inWords(wanted.name),
		DESCRIPTION: wanted.description ?? "Says hello.",
		CAMEL: camelCase(wanted.name),
		REGISTRY: wanted.registry,
		VERSION: cliVersion,
	});
	const manifest = parseManifest(JSON.parse(new TextDecoder().decode(files.get("manifest.json"))));
	if (!manifest.ok) {
		throw new AnnexError({
			code: "manifest_invalid",
			status: 422,
			message: "With these words the manifest would not be valid.",
			fix: "Choose others.",
			details: { issues: manifest.issues },
		});
	}

	await refuseUnlessEmpty(wanted.folder);
	for (const [path, bytes] of files) {
		const file = join(wanted.folder, path);
		await mkdir(dirname(file), { recursive: true });
		await writeFile(file, bytes, { flag: "wx" });
	}
	return [...files.keys()].sort();
}

async function refuseUnlessEmpty(folder: string): Promise<void> {
	const present = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
		if (error.code === "ENOENT") return [];
		// A file stands where the folder would.
		if (error.code === "ENOTDIR") return [folder];
		throw error;
	});
	if (present.length > 0) throw errors.folder_not_empty(folder);
}

function inWords(name: string): string {
	return name
		.split("-")
		.map((word) => word.charAt(0).toUpperCase() + word.slice(1))
		.join(" ");
}

function camelCase(name: string): string {
	return name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
