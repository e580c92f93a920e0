import { networkMethod, type PermissionRequest, permissionName } from "@annex/manifest";
import type { Installation, RegistryClient, VersionRecord as WireVersion } from "@annex/registry-api";
import type { HostRegistry, InstalledExtension, VersionRecord } from "../registry.ts";

/** A registry client in the words of the host. */
export function registryPort(client: RegistryClient): HostRegistry {
	const toInstalled = (item: Installation): InstalledExtension => ({
		...item,
		iconUrl: absoluteUrl(client.baseUrl, item.iconUrl),
		requested: permissionRequestsOf(item.requested),
		record: toVersion(item.record),
	});
	return {
		list: async () => (await client.user.installations()).map(toInstalled),
		version: async (id, version) => toVersion(await client.extensions.version(id, version)),
		install: async (extensionId, { version, grants }) => {
			await client.user.install({ extensionId, ...(version ? { version } : {}), grants: [...grants] });
		},
		patch: async (id, { grants, ...rest }) => {
			await client.user.update(id, { ...rest, ...(grants ? { grants: [...grants] } : {}) });
		},
		checkUpdates: async (installed) =>
			(await client.user.checkUpdates([...installed])).map(({ extensionId, installed: version, available }) => ({
				extensionId,
				installed: version,
				available: available && { ...available, grown: permissionRequestsOf(available.grown) },
			})),
		remove: (id) => client.user.uninstall(id),
		file: (record, path) => client.extensions.file(record.extensionId, record.version, path),
		reportError: (report) => client.telemetry.reportError(report),
	};
}

function toVersion(record: WireVersion): VersionRecord {
	return { ...record, permissions: permissionRequestsOf(record.permissions) };
}

/** A permission that cannot be one at all can be neither given nor used here, so it is left out. */
export function permissionRequestsOf(requests: WireVersion["permissions"]): PermissionRequest[] {
	return requests.flatMap(({ permission, hosts, methods, reason, optional }) => {
		const known = permissionName.safeParse(permission);
		if (!known.success) return [];
		// So can a method that this page does not know.
		const usable = methods?.flatMap((name) => networkMethod.safeParse(name).data ?? []);
		return [
			{
				permission: known.data,
				...(hosts ? { hosts } : {}),
				...(usable ? { methods: usable } : {}),
				...(reason ? { reason } : {}),
				optional,
			},
		];
	});
}

/** Addresses of the registry are relative to it, which a page of another origin has to say. */
export function absoluteUrl(baseUrl: string, url: string | null): string | null {
	return url === null || baseUrl === "" ? url : new URL(url, baseUrl).href;
}
