import { AnnexError } from "@annex/errors";
import { type Grant, grownPermissions, type Manifest, type PermissionRequest, parseManifest } from "@annex/manifest";
import { activate } from "./activate.ts";
import { wakeOnStartup } from "./activation-events.ts";
import { saveChanges } from "./change.ts";
import { closedBecause, type HostContext } from "./context.ts";
import { forgiveCrashes } from "./crash-policy.ts";
import { deactivate } from "./deactivate.ts";
import { describe, type Entry, exclusive, openEntry } from "./entry.ts";
import { errors } from "./errors.ts";
import type { SideloadedProgram } from "./host.ts";
import type { InstalledExtension } from "./registry.ts";
import { settle } from "./settle.ts";
import type { Sideloads } from "./sideloads.ts";

/** Runs a program that nobody published, or swaps the one that runs for it. Grants given once hold over later swaps. */
export async function sideload(
	context: HostContext,
	sideloads: Sideloads,
	program: SideloadedProgram,
	options: { readonly grants?: readonly Grant[] } = {},
): Promise<void> {
	const { manifest, permissions } = read(program.manifest);
	const id = `${manifest.publisher}.${manifest.name}`;
	const before = sideloads.get(id)?.installed;
	const grants = consent(before, { manifest, permissions }, options.grants);
	const bytes = new Map(program.files.map(({ path, source }) => [path, source]));
	const installed = await describeProgram({ id, manifest, permissions, bytes, grants }, before);
	const entry = before === undefined ? await takePlace(context, installed) : context.entries.get(id);
	sideloads.put({ installed, bytes });
	if (entry === undefined) return add(context, installed);

	const wasAwake = entry.session !== undefined || entry.activation !== undefined || entry.state === "crashed";
	const wasRestarting = entry.restart !== undefined;
	await exclusive(entry, async () => {
		await deactivate(context, entry, closedBecause(entry, "its author changed it"));
		forgiveCrashes(context, entry);
		describe(entry, installed);
		settle(context, entry);
	});
	if (wasAwake || wasRestarting) await activate(context, entry, "onReload").catch(() => {});
	else wakeOnStartup(context, entry);
}

/** Ends a side-loaded program; an installed extension of the same id comes back. */
export async function unload(context: HostContext, sideloads: Sideloads, entry: Entry): Promise<void> {
	if (!sideloads.drop(entry.id)) throw errors.not_sideloaded(entry.installed.displayName);
	await exclusive(entry, async () => {
		await deactivate(context, entry, closedBecause(entry, "its development ended"), "at once");
		entry.grants.replace([]);
		context.entries.delete(entry.id);
		context.changed();
	});
	// What was installed under this id is listed again; without the registry it comes with the next listing.
	await context.refresh().catch(() => {});
}

function read(value: unknown): { manifest: Manifest; permissions: readonly PermissionRequest[] } {
	const parsed = parseManifest(value);
	if (parsed.ok) return parsed;
	const [issue] = parsed.issues;
	const message = issue ? `${issue.path}: ${issue.sentence}` : "The manifest cannot be read.";
	throw new AnnexError({ code: "manifest_invalid", status: 422, message, details: { issues: parsed.issues } });
}

/** The first time always needs the person's word; later only what asks for more than it did. */
function consent(
	before: InstalledExtension | undefined,
	next: { manifest: Manifest; permissions: readonly PermissionRequest[] },
	given: readonly Grant[] | undefined,
): readonly Grant[] {
	if (given !== undefined) return given;
	const more = grownPermissions(before?.requested ?? [], next.permissions);
	if (before === undefined || more.some(({ optional }) => !optional)) {
		const { displayName, version } = next.manifest;
		throw errors.consent_required(displayName, version, { details: { grown: more } });
	}
	return before.grants;
}

interface Described {
	readonly id: string;
	readonly manifest: Manifest;
	readonly permissions: readonly PermissionRequest[];
	readonly bytes: ReadonlyMap<string, Uint8Array>;
	readonly grants: readonly Grant[];
}

async function describeProgram(
	{ id, manifest, permissions, bytes, grants }: Described,
	before: InstalledExtension | undefined,
): Promise<InstalledExtension> {
	const files = [...bytes].map(async ([path, source]) => ({ path, size: source.length, sha256: await sha256(source) }));
	const { version, displayName, publisher } = manifest;
	return {
		extensionId: id,
		version,
		enabled: before?.enabled ?? true,
		grants,
		...(before?.settings ? { settings: before.settings } : {}),
		displayName,
		publisher,
		iconUrl: null,
		blocked: null,
		requested: permissions,
		development: true,
		record: {
			extensionId: id,
			version,
			manifest: { ...manifest },
			permissions,
			filesUrl: "",
			files: await Promise.all(files),
			modules: [...bytes.keys()],
		},
	};
}

async function sha256(bytes: Uint8Array): Promise<string> {
	const digest = await crypto.subtle.digest("SHA-256", new Uint8Array(bytes));
	return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Ends what is installed under this id: until the development ends, its author's version stands in its place. */
async function takePlace(context: HostContext, { extensionId }: InstalledExtension): Promise<undefined> {
	const entry = context.entries.get(extensionId);
	if (entry === undefined) return;
	// What the registry has not been told of the installed one would be forgotten with it.
	await saveChanges(context, entry);
	await exclusive(entry, async () => {
		await deactivate(context, entry, closedBecause(entry, "its author runs another version of it"));
		context.entries.delete(extensionId);
	});
}

function add(context: HostContext, installed: InstalledExtension): void {
	const entry = openEntry(installed);
	context.entries.set(entry.id, entry);
	settle(context, entry);
	wakeOnStartup(context, entry);
}
