export { type ExtensionId, extensionId, extensionName, publisherName, type Version, version } from "./ids.ts";
export {
	type Grant,
	grant,
	hostPattern,
	type PermissionName,
	type PermissionRequest,
	permissionCatalogue,
	permissionName,
	permissionNames,
} from "./permissions.ts";
