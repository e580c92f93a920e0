import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseManifest } from "@annex/manifest";
import { createRegistryClient, type RegistryClient } from "@annex/registry-api";
import type { PersonalLogin } from "annex";
import { root } from "./lib/run.ts";

const SCAN_TIMEOUT_MS = 60_000;

export interface FirstParty {
	readonly baseUrl: string;
	/** The administrator's; asked for only when there is something to publish. */
	readonly credentials: () => Promise<PersonalLogin | undefined>;
	readonly log: (line: string) => void;
}

interface Extension {
	readonly folder: string;
	readonly id: string;
	readonly publisher: string;
	readonly version: string;
}

/**
 * Publishes what lies in `extensions/` the way every author does: over HTTP, through scan and review. What is published
 * already is left alone, so that a later start costs one question per extension. Answers with the ids newly published.
 */
export async function publishFirstParty({ baseUrl, credentials, log }: FirstParty): Promise<string[]> {
	const missing = await unpublished(createRegistryClient({ baseUrl }), await firstPartyExtensions());
	if (missing.length === 0) return [];

	const login = await credentials();
	if (!login) throw new Error("The administrator's password is not known here, and only he can approve them.");
	log("Publishing the first-party extensions");
	// Loaded only now: a start with nothing to publish needs none of it.
	const { withSession } = await import("annex");
	return await withSession({ fetch: globalThis.fetch }, baseUrl, login, async (client) => {
		const published: string[] = [];
		for (const extension of missing) {
			if (await publishOne(client, extension, log)) published.push(extension.id);
		}
		return published;
	});
}

async function firstPartyExtensions(): Promise<Extension[]> {
	const parent = join(root, "extensions");
	const found: Extension[] = [];
	for (const name of (await readdir(parent)).sort()) {
		const folder = join(parent, name);
		if (!existsSync(join(folder, "manifest.json"))) continue;
		const parsed = parseManifest(JSON.parse(await readFile(join(folder, "manifest.json"), "utf8")));
		if (!parsed.ok) throw new Error(`${folder}/manifest.json is not valid: ${parsed.issues[0]?.sentence}`);
		const { publisher, version } = parsed.manifest;
		found.push({ folder, id: `${publisher}.${parsed.manifest.name}`, publisher, version });
	}
	return found;
}

async function unpublished(client: RegistryClient, extensions: readonly Extension[]): Promise<Extension[]> {
	const missing: Extension[] = [];
	for (const extension of extensions) {
		const isPublished = await client.extensions.version(extension.id, extension.version).then(
			() => true,
			(error: { status?: unknown }) => {
				if (error.status === 404) return false;
				throw error;
			},
		);
		if (!isPublished) missing.push(extension);
	}
	return missing;
}

async function publishOne(client: RegistryClient, extension: Extension, log: FirstParty["log"]): Promise<boolean> {
	const { awaitScan, packageExtension } = await import("annex");
	const { id, publisher, version } = extension;
	if (!(await client.auth.me()).publishers.includes(publisher)) await client.developer.register(publisher);

	const { bytes } = await packageExtension(extension.folder);
	await client.developer.publish(bytes);
	const clock = { now: () => performance.now(), sleep: async (ms: number) => void (await sleep(ms)) };
	const { status, reason, findings } = await awaitScan(client, id, version, clock, SCAN_TIMEOUT_MS);
	if (status === "pending") {
		await client.admin.approve(id, version);
		log(`Published ${id} ${version}`);
		return true;
	}
	// A moderator's decision stands; it is not the start's to undo. A version stays published under a suspension.
	const state = status === "published" ? "suspended" : status;
	log(`Left ${id} ${version} alone: it is ${state}. ${reason ?? findings[0]?.why ?? ""}`.trim());
	return false;
}

if (import.meta.main) {
	const { ANNEX_REGISTRY = "http://localhost:4000", ANNEX_LOGIN = "admin", ANNEX_PASSWORD } = process.env;
	const published = await publishFirstParty({
		baseUrl: ANNEX_REGISTRY,
		credentials: async () => (ANNEX_PASSWORD ? { login: ANNEX_LOGIN, password: ANNEX_PASSWORD } : undefined),
		log: (line) => console.log(line),
	});
	if (published.length === 0) console.log("Nothing to publish.");
}
