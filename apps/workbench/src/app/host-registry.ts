import type { HostRegistry, InstalledExtension, VersionRecord } from "@annex/host";
import { type PermissionRequest, permissionName } from "@annex/manifest";
import type { Installation, VersionRecord as WireVersion } from "@annex/registry-api";
import { registry } from "./registry.ts";

/** The registry client in the words of the host. */
export const hostRegistry: HostRegistry = {
	list: async () => (await registry.user.installations()).map(toInstalled),
	version: async (id, version) => toVersion(await registry.extensions.version(id, version)),
	install: async (extensionId, { version, grants }) => {
		await registry.user.install({ extensionId, ...(version ? { version } : {}), grants: [...grants] });
	},
	patch: async (id, { grants, ...rest }) => {
		await registry.user.update(id, { ...rest, ...(grants ? { grants: [...grants] } : {}) });
	},
	checkUpdates: async (installed) =>
		(await registry.user.checkUpdates([...installed])).map(({ extensionId, installed: version, available }) => ({
			extensionId,
			installed: version,
			available: available && { ...available, grown: toRequests(available.grown) },
		})),
	remove: (id) => registry.user.uninstall(id),
	file: (record, path) => registry.extensions.file(record.extensionId, record.version, path),
	reportError: (report) => registry.telemetry.reportError(report),
};

function toInstalled(item: Installation): InstalledExtension {
	return { ...item, requested: toRequests(item.requested), record: toVersion(item.record) };
}

function toVersion(record: WireVersion): VersionRecord {
	return { ...record, permissions: toRequests(record.permissions) };
}

/** A permission that this page does not know can be neither given nor used here, so it is left out. */
function toRequests(requests: WireVersion["permissions"]): PermissionRequest[] {
	return requests.flatMap(({ permission, hosts, reason, optional }) => {
		const known = permissionName.safeParse(permission);
		if (!known.success) return [];
		return [{ permission: known.data, ...(hosts ? { hosts } : {}), ...(reason ? { reason } : {}), optional }];
	});
}
