import { createHash } from "node:crypto";
import { AnnexError } from "@annex/errors";
import { compareVersions, grownPermissions, parseManifest } from "@annex/manifest";
import type { ErrorReport, HostRegistry, InstalledExtension, VersionRecord } from "../registry.ts";

/** A registry in memory: what a test publishes can be installed, and a moderator is a function. */
export interface MemoryRegistry extends HostRegistry {
	/** Publishes a version. `manifest` needs only what the test is about; the rest is filled in. Returns the id. */
	publish(version: { readonly manifest: TestManifest; readonly files: Readonly<Record<string, string>> }): string;
	suspend(id: string, reason: string): void;
	/** The next so many requests of this kind find the registry out of reach. */
	failNext(kind: "list" | "patch" | "remove" | "file" | "checkUpdates", times?: number): void;
	/** Serves other bytes than those published. */
	tamper(id: string, path: string): void;
	/** The next so many requests of this kind are refused by a registry that is there. */
	refuseNext(kind: "patch", times?: number): void;
	readonly reports: readonly ErrorReport[];
	readonly requests: readonly string[];
}

export type TestManifest = Readonly<Record<string, unknown>> & { readonly name: string };

type Installed = { -readonly [K in keyof InstalledExtension]: InstalledExtension[K] };

export function memoryRegistry(): MemoryRegistry {
	const versions = new Map<string, { record: VersionRecord; files: Map<string, Uint8Array> }>();
	const installed = new Map<string, Installed>();
	const failures = new Map<string, number>();
	const refusals = new Map<string, number>();
	let clock = 0;
	const reports: ErrorReport[] = [];
	const requests: string[] = [];

	function request(kind: string): void {
		requests.push(kind);
		const refused = refusals.get(kind) ?? 0;
		if (refused > 0) {
			refusals.set(kind, refused - 1);
			throw new AnnexError({ code: "forbidden", message: "The registry does not want that.", status: 403 });
		}
		const left = failures.get(kind) ?? 0;
		if (left === 0) return;
		failures.set(kind, left - 1);
		throw new AnnexError({ code: "service_unavailable", message: "The registry is out of reach.", status: 503 });
	}

	function find(id: string, version: string) {
		const found = versions.get(`${id}@${version}`);
		if (found === undefined) throw new AnnexError({ code: "not_found", message: `There is no ${id} ${version}.` });
		return found;
	}

	function installation(id: string): Installed {
		const found = installed.get(id);
		if (found === undefined) throw new AnnexError({ code: "not_found", message: `${id} is not installed.` });
		return found;
	}

	return {
		reports,
		requests,
		publish({ manifest: partial, files }) {
			const parsed = parseManifest({
				publisher: "acme",
				version: "1.0.0",
				displayName: partial.name,
				description: "For tests.",
				category: "productivity",
				main: "main.js",
				engines: { platform: "^2.0.0" },
				...partial,
			});
			if (!parsed.ok) throw new TypeError(parsed.issues.map(({ path, sentence }) => `${path}: ${sentence}`).join("\n"));
			const { manifest, permissions } = parsed;
			const id = `${manifest.publisher}.${manifest.name}`;
			const bytes = new Map(Object.entries(files).map(([path, text]) => [path, new TextEncoder().encode(text)]));
			const record: VersionRecord = {
				extensionId: id,
				version: manifest.version,
				manifest: manifest as Readonly<Record<string, unknown>>,
				permissions,
				filesUrl: `memory:${id}/${manifest.version}/`,
				files: [...bytes].map(([path, content]) => ({
					path,
					size: content.length,
					sha256: createHash("sha256").update(content).digest("hex"),
				})),
				modules: [...bytes.keys()],
			};
			versions.set(`${id}@${manifest.version}`, { record, files: bytes });
			return id;
		},
		suspend(id, reason) {
			installation(id).blocked = { state: "suspended", reason };
		},
		failNext(kind, times = 1) {
			failures.set(kind, times);
		},
		refuseNext(kind, times = 1) {
			refusals.set(kind, times);
		},
		tamper(id, path) {
			const { version } = installation(id);
			find(id, version).files.set(path, new TextEncoder().encode("export function activate() {}"));
		},
		async list() {
			request("list");
			return [...installed.values()].map((each) => ({ ...each }));
		},
		async version(id, version) {
			return find(id, version).record;
		},
		async install(id, { version = "1.0.0", grants }) {
			request("install");
			const { record } = find(id, version);
			installed.set(id, {
				extensionId: id,
				version,
				enabled: true,
				grants,
				settings: {},
				keybindings: {},
				installedAt: String(++clock).padStart(6, "0"),
				displayName: String(record.manifest["displayName"]),
				publisher: String(record.manifest["publisher"]),
				iconUrl: null,
				blocked: null,
				requested: record.permissions,
				record,
			});
		},
		async patch(id, { version, enabled, grants, settings, keybindings, autoUpdate, pinned, holdBack }) {
			request("patch");
			const entry = installation(id);
			if (version !== undefined) {
				const { record } = find(id, version);
				Object.assign(entry, { version, record, requested: record.permissions });
			}
			if (enabled !== undefined) entry.enabled = enabled;
			if (grants !== undefined) entry.grants = grants;
			if (autoUpdate !== undefined) entry.autoUpdate = autoUpdate;
			if (pinned !== undefined) entry.pinned = pinned;
			if (holdBack !== undefined) entry.heldBack = [...(entry.heldBack ?? []), holdBack];
			if (settings !== undefined) {
				const merged = Object.entries({ ...entry.settings, ...settings }).filter(([, value]) => value !== null);
				entry.settings = Object.fromEntries(merged);
			}
			if (keybindings !== undefined) {
				const merged = Object.entries({ ...entry.keybindings, ...keybindings }).filter(([, keys]) => keys !== null);
				entry.keybindings = Object.fromEntries(merged) as Record<string, string>;
			}
		},
		async checkUpdates(asked) {
			request("checkUpdates");
			return asked.flatMap(({ extensionId, version }) => {
				const { pinned, heldBack = [], requested } = installation(extensionId);
				const newer = [...versions.values()]
					.map(({ record }) => record)
					.filter((record) => record.extensionId === extensionId && compareVersions(record.version, version) > 0)
					.filter((record) => !pinned && !heldBack.includes(record.version))
					.sort((a, b) => compareVersions(b.version, a.version))[0];
				const available = newer && {
					version: newer.version,
					publishedAt: "2026-01-01T00:00:00Z",
					size: 1_000,
					grown: grownPermissions(requested, newer.permissions),
					changelog: "",
				};
				return [{ extensionId, installed: version, available: available ?? null }];
			});
		},
		async remove(id) {
			request("remove");
			installed.delete(id);
		},
		async file(record, path) {
			request("file");
			const bytes = find(record.extensionId, record.version).files.get(path);
			if (bytes === undefined) throw new AnnexError({ code: "not_found", message: `There is no ${path}.` });
			return bytes;
		},
		async reportError(report) {
			reports.push(report);
		},
	};
}
