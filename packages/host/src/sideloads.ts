import { errors } from "./errors.ts";
import type { HostRegistry, InstalledExtension } from "./registry.ts";

export interface Sideload {
	readonly installed: InstalledExtension;
	readonly bytes: ReadonlyMap<string, Uint8Array>;
}

/** What runs here without being published: in this page only, until it is closed. */
export interface Sideloads {
	/** The registry with the side-loaded extensions in front; nothing about them is told to it. */
	readonly registry: HostRegistry;
	get(id: string): Sideload | undefined;
	put(sideload: Sideload): void;
	/** `false` when there was none. */
	drop(id: string): boolean;
}

export function openSideloads(behind: HostRegistry): Sideloads {
	const held = new Map<string, Sideload>();

	const registry: HostRegistry = {
		async list() {
			const installed = await behind.list();
			// Merged when the answer is here, so that what was side-loaded meanwhile is in it.
			const own = [...held.values()].map((each) => each.installed);
			return [...installed.filter(({ extensionId }) => !held.has(extensionId)), ...own];
		},
		version: (id, version) => {
			const own = held.get(id)?.installed;
			return own ? Promise.reject(errors.sideloaded(own.displayName)) : behind.version(id, version);
		},
		install: async (id, options) => {
			const own = held.get(id)?.installed;
			if (own) throw errors.sideloaded(own.displayName);
			await behind.install(id, options);
		},
		async patch(id, change) {
			const own = held.get(id);
			if (own === undefined) return behind.patch(id, change);
			const { enabled = own.installed.enabled, grants = own.installed.grants } = change;
			const merged = Object.entries({ ...own.installed.settings, ...change.settings });
			const settings = Object.fromEntries(merged.filter(([, value]) => value !== null));
			held.set(id, { ...own, installed: { ...own.installed, enabled, grants, settings } });
		},
		checkUpdates: (installed) => behind.checkUpdates(installed.filter(({ extensionId }) => !held.has(extensionId))),
		async remove(id) {
			if (!held.delete(id)) await behind.remove(id);
		},
		async file(record, path, signal) {
			const own = held.get(record.extensionId);
			if (own === undefined) return behind.file(record, path, signal);
			const bytes = own.bytes.get(path);
			if (bytes === undefined) throw errors.record_invalid(own.installed.displayName, `it has no file ${path}`);
			return bytes;
		},
		async reportError(report) {
			// Its author is watching; the registry's figures are about what is published.
			if (!held.has(report.extensionId)) await behind.reportError(report);
		},
	};

	return {
		registry,
		get: (id) => held.get(id),
		put: (sideload) => void held.set(sideload.installed.extensionId, sideload),
		drop: (id) => held.delete(id),
	};
}
