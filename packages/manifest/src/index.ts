export { type CategoryName, categories, categoryNames } from "./categories.ts";
export { commandId } from "./command-id.ts";
export { type CommandContribution, type Contributions, command, contributions } from "./contributions.ts";
export { didYouMean } from "./did-you-mean.ts";
export { grantOf, narrowedGrant } from "./grants.ts";
export { grownPermissions } from "./grown-permissions.ts";
export { codePointName, type HiddenCharacter, type HiddenKind, hiddenCharacters } from "./hidden-characters.ts";
export { coversAddress, readAddress } from "./host-pattern.ts";
export { type IconName, iconName, iconNames } from "./icons.ts";
export { type ExtensionId, extensionId, extensionName, publisherName, type Version, version } from "./ids.ts";
export { type Issue, issuePath, quote } from "./issue.ts";
export { manifestJsonSchema } from "./json-schema.ts";
export { type Keybinding, keybinding } from "./keybinding.ts";
export { keystrokes, keystrokesMeet, onMachine, parseKeystrokes, strokesOf } from "./keystrokes.ts";
export { type Manifest, manifest } from "./manifest.ts";
export { renderManifestReference } from "./manifest-reference.ts";
export { type MenuItem, type MenuLocation, menuLocationNames, menuLocations } from "./menu-item.ts";
export { methodSentence, methodsOf, type NetworkMethod, networkMethod, networkMethods } from "./network-methods.ts";
export { type ParsedManifest, parseManifest } from "./parse-manifest.ts";
export type { PermissionEntry } from "./permission-entries.ts";
export { type PermissionWords, permissionSentence, permissionWords } from "./permission-sentence.ts";
export {
	type AppPermission,
	appPermission,
	capabilityOf,
	type Grant,
	grant,
	hostPattern,
	isPlatformPermission,
	type PermissionName,
	type PermissionRequest,
	type PlatformPermission,
	permissionCatalogue,
	permissionName,
	permissionNames,
} from "./permissions.ts";
export { fitsPlatform, meansApi1, type PlatformApi, platformApi } from "./platform-api.ts";
export { API_1_ENDS, DEPRECATED_ON, type OldCall, type OldCallName, oldCalls } from "./platform-api-1/calls.ts";
export { isForApi1 } from "./platform-api-1/modern-manifest.ts";
export { renderPlatformApi1Reference } from "./platform-api-1/reference.ts";
export { reservedStroke, reservedStrokes } from "./reserved-strokes.ts";
export { inOrder, type Setting, type SettingValue, setting, settingFault, settingValues } from "./settings.ts";
export { mayRead, type SharedEvent, type SharedState, splitSharedName } from "./shared-names.ts";
export {
	type FontName,
	fontNames,
	type PaperName,
	paperNames,
	type TintName,
	tintNames,
} from "./themes/appearance-choices.ts";
export { colour, contrast, type HexColour } from "./themes/colour.ts";
export { type Theme, theme } from "./themes/theme.ts";
export {
	type ContrastFault,
	type ContrastPair,
	contrastFaults,
	type Palette,
	platformThemeTokens,
	standardTokens,
	type ThemeBase,
	type ThemeTokens,
} from "./themes/theme-tokens.ts";
export { compareVersions, isPreRelease, latestOf } from "./versions.ts";
export type { PanelContribution, StatusItemContribution, ToolbarItemContribution } from "./views.ts";
export { holds, parseWhen, type When, whenHolds } from "./when.ts";
export { whenClause } from "./when-clause.ts";
export { type ContextKey, contextKeys, type WhenContext } from "./when-context.ts";
