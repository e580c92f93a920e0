import { createHash } from "node:crypto";
import { type Manifest, type PermissionRequest, parseManifest, quote } from "@annex/manifest";
import { Issues } from "./issues.ts";
import { packageLimits } from "./limits.ts";
import { linkOrder } from "./module-graph.ts";
import type { PackageContents, PackageIcon } from "./package-contents.ts";
import { decodeUtf8 } from "./parse-module.ts";
import { readJson } from "./read-json.ts";
import { readPng } from "./read-png.ts";
import { readZip } from "./zip/read-zip.ts";

type Files = ReadonlyMap<string, Uint8Array>;

/**
 * Reads a package and holds it to every structural promise: an unambiguous ZIP within `packageLimits`, a valid manifest,
 * a main script whose imports all lie inside, a real icon, readable documents.
 * Rejects with `package_invalid` and nothing else; its `details.issues` list the faults, as many as can be told at once.
 */
export async function readPackage(bytes: Uint8Array): Promise<PackageContents> {
	const issues = new Issues();
	if (bytes.length > packageLimits.packageBytes) {
		issues.fail("", "The package is larger than 20 MB.", "Make it smaller.");
	}
	// A copy of our own: the caller's bytes may change while they are read, and then no check would hold.
	const own = Buffer.from(bytes);
	const files = await readZip(own, issues);
	const read = readManifest(files, issues);
	const modules = read ? checkMain(read.manifest, files, issues) : [];
	const icon = read && checkIcon(read.manifest, files, issues);
	if (read) checkPanelIcons(read.manifest, files, issues);
	const readme = readDocument("README.md", files, issues);
	const changelog = readDocument("CHANGELOG.md", files, issues);
	issues.throwIfAny();
	if (!read) throw new Error("A package without a manifest has to have an issue.");

	return {
		digest: sha256(own),
		size: own.length,
		manifest: read.manifest,
		rawManifest: read.rawManifest,
		files: [...files]
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.map(([path, content]) => ({ path, size: content.length, sha256: sha256(content), bytes: content })),
		modules,
		permissions: read.permissions,
		readme,
		changelog: changelog || oldChangelog(read.rawManifest),
		...(icon ? { icon } : {}),
	};
}

function readManifest(
	files: Files,
	issues: Issues,
): { manifest: Manifest; permissions: readonly PermissionRequest[]; rawManifest: Record<string, unknown> } | undefined {
	const bytes = files.get("manifest.json");
	if (!bytes) {
		const nested = [...files.keys()].find((path) => /^[^/]+\/manifest\.json$/.test(path));
		const fix = nested ? "Package the content of the folder, not the folder." : "Add one at the top of the package.";
		issues.add("manifest.json", "The package has no manifest.json at its top.", fix);
		return undefined;
	}
	if (bytes.length > packageLimits.manifestBytes) {
		issues.add("manifest.json", "The manifest is larger than 256 KB.", "Make it smaller.");
		return undefined;
	}
	const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	// The mark is looked for in the bytes, because decoding would drop it.
	const bom = text.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf])) ? "\ufeff" : "";
	const decoded = decodeUtf8(bytes);
	if (decoded === undefined) {
		issues.add("manifest.json", "The manifest is not UTF-8.", "Save it as UTF-8.");
		return undefined;
	}
	const json = readJson("manifest.json", bom + decoded);
	if (!json.ok) {
		issues.addAll([json.issue]);
		return undefined;
	}
	const parsed = parseManifest(json.value);
	if (!parsed.ok) {
		issues.addAll(parsed.issues);
		return undefined;
	}
	const { manifest, permissions } = parsed;
	// The schema has just said that it is an object.
	return { manifest, permissions, rawManifest: json.value as Record<string, unknown> };
}

function checkMain(manifest: Manifest, files: Files, issues: Issues): string[] {
	if (files.has(manifest.main)) return linkOrder(manifest.main, files, issues);
	issues.add(
		"main",
		`There is no file ${quote(manifest.main)} in the package.`,
		"Build it before packaging, or mend the path.",
	);
	return [];
}

function checkIcon(manifest: Manifest, files: Files, issues: Issues): PackageIcon | undefined {
	return manifest.icon === undefined ? undefined : readIcon(manifest.icon, "icon", files, issues);
}

/** What names no icon of the app is a picture of the package, and held to the same. */
function checkPanelIcons({ contributes }: Manifest, files: Files, issues: Issues): void {
	for (const [index, { icon }] of contributes.panels.entries()) {
		if (icon?.endsWith(".png")) readIcon(icon, `contributes.panels[${index}].icon`, files, issues);
	}
}

function readIcon(path: string, field: string, files: Files, issues: Issues): PackageIcon | undefined {
	const bytes = files.get(path);
	if (!bytes) {
		issues.add(field, `There is no file ${quote(path)} in the package.`, "Add it, or take the field out.");
		return undefined;
	}
	if (bytes.length > packageLimits.iconBytes) {
		issues.add(field, `The icon ${quote(path)} is larger than 256 KB.`, "Use a PNG of 128×128 pixels.");
		return undefined;
	}
	const png = readPng(bytes);
	if (typeof png === "string") {
		issues.add(field, `The icon ${quote(path)} ${png}.`, "Use a PNG of 128×128 pixels.");
		return undefined;
	}
	return { path, ...png };
}

function readDocument(path: string, files: Files, issues: Issues): string {
	const bytes = files.get(path);
	if (!bytes) return "";
	if (bytes.length > packageLimits.documentBytes) {
		issues.add(path, `${path} is larger than 1 MB.`, "Make it shorter.");
		return "";
	}
	const text = decodeUtf8(bytes);
	if (text === undefined) issues.add(path, `${path} is not UTF-8.`, "Save it as UTF-8.");
	return text ?? "";
}

/** Platform API 1 knew no `CHANGELOG.md`: what had changed stood in the manifest. */
function oldChangelog(manifest: Readonly<Record<string, unknown>>): string {
	const { changelog } = manifest;
	return typeof changelog === "string" ? changelog : "";
}

function sha256(bytes: Uint8Array): string {
	return createHash("sha256").update(bytes).digest("hex");
}
