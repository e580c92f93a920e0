import { z } from "zod";
import { activationEvent, commandOfEvent, panelOfEvent } from "./activation-events.ts";
import { type CategoryName, categoryNames } from "./categories.ts";
import { contributions } from "./contributions.ts";
import { didYouMean } from "./did-you-mean.ts";
import { displayText } from "./display-text.ts";
import { extensionName, publisherName, version } from "./ids.ts";
import { MAX_ITEMS_PER_MENU } from "./menu-item.ts";
import { packagePath } from "./package-path.ts";
import { permissionEntry, permissionOf } from "./permission-entries.ts";
import { capabilityOf, isPlatformPermission, permissionNames } from "./permissions.ts";
import { isRange } from "./versions.ts";

const httpsUrl = z
	.string()
	.max(300)
	.refine(isPlainHttpsUrl, 'Use a full address that starts with "https://", without a user name or password.');

const license = z
	.string()
	.max(100)
	.regex(
		/^(?:UNLICENSED|\(*[A-Za-z0-9][A-Za-z0-9.+-]*\)*(?: (?:AND|OR|WITH) \(*[A-Za-z0-9][A-Za-z0-9.+-]*\)*)*)$/,
		'Use an SPDX expression such as "MIT" or "Apache-2.0 OR MIT", or "UNLICENSED".',
	);

const tag = z
	.string()
	.max(30)
	.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "Use lower-case letters, digits and single hyphens.");

const range = z.string().max(64).refine(isRange, 'Use a semantic version range such as "^2.0.0".');

const capability = z
	.string()
	.max(40)
	.regex(/^[a-z][a-zA-Z0-9]*(?:\.[a-z][a-zA-Z0-9]*)*$/, 'Use the name of a capability, such as "editor".');

/** Every field of `manifest.json`, with its limits; the single source of validation, JSON Schema and reference. */
export const manifest = z
	.strictObject({
		$schema: z.string().max(300).optional().describe("Where an editor finds the JSON Schema; otherwise ignored."),
		publisher: publisherName.describe(
			"Your publisher name, the first half of the extension id: lower-case letters, digits and single hyphens.",
		),
		name: extensionName.describe(
			"The second half of the extension id, spelled like a publisher; never reused for something else.",
		),
		version: version.describe(
			'A semantic version such as "1.2.0" or "2.0.0-beta.1", without build metadata; immutable once published.',
		),
		preRelease: z.boolean().default(false).describe("Kept from users who follow stable versions."),
		displayName: displayText(60).describe("The name people read."),
		description: displayText(300).describe("One line for lists and search."),
		author: displayText(100).optional().describe("Who wrote it."),
		license: license.optional().describe('An SPDX licence expression such as "MIT", or "UNLICENSED".'),
		homepage: httpsUrl.optional().describe("Where to read more; https only."),
		repository: httpsUrl.optional().describe("Where the source lies; https only."),
		category: z.enum(categoryNames as [CategoryName, ...CategoryName[]]).describe("Where the marketplace lists it."),
		tags: unique(z.array(tag).max(10))
			.default([])
			.describe("Words for search: lower-case letters, digits and single hyphens."),
		icon: packagePath([".png"], "a PNG image").optional().describe("A square PNG; 128×128 is best, at most 512×512."),
		main: packagePath([".js", ".mjs"], "a JavaScript module").describe("The script that exports `activate`."),
		engine: z.enum(["worker"]).default("worker").describe("What runs the code; only `worker` so far."),
		engines: z
			.strictObject({ platform: range.describe('The versions of the platform API that it runs on, such as "^2.0.0".') })
			.describe("What it needs of the platform."),
		requires: unique(z.array(capability).max(20)).default([]).describe("Capabilities that an app must offer."),
		activationEvents: unique(z.array(activationEvent).max(100))
			.default([])
			.describe(
				'What wakes the extension: "onStartup", "onCommand:" or "onView:" and the id of a contributed command or panel, or "onEvent:" and an event of the app (`documentChanged`) or of another extension (`publisher.name:event`).',
			),
		permissions: z.array(permissionEntry).max(20).default([]).describe("Asked at install."),
		optionalPermissions: z.array(permissionEntry).max(20).default([]).describe("Asked at first use."),
		limits: z
			.strictObject({ storageMB: z.int().min(1).max(100).optional().describe("Megabytes of storage per user.") })
			.optional()
			.describe("What it asks for beyond the defaults; an app may give less."),
		extensionDependencies: z
			.strictObject({})
			.optional()
			.describe("Not supported yet; only an empty object is accepted."),
		contributes: contributions.prefault({}).describe("What it adds to the app."),
	})
	.superRefine((value, context) => {
		const { commands: allCommands, settings } = value.contributes;
		const commands = once("commands", allCommands, ({ id }) => id, "Give every command an id of its own.", "id");
		once("settings", settings, ({ key }) => key, "Give every setting a key of its own.", "key");
		const panels = once("panels", value.contributes.panels, ({ id }) => id, "Give every panel an id of its own.", "id");
		once("statusBar", value.contributes.statusBar, ({ id }) => id, "Give every item an id of its own.", "id");
		once("toolbar", value.contributes.toolbar, ({ command }) => command, "Name each command once.", "command");
		for (const point of ["keybindings", "menus", "statusBar", "toolbar"] as const) {
			for (const [index, { command }] of value.contributes[point].entries()) {
				if (command === undefined || commands.has(command)) continue;
				addIssue(["contributes", point, index, "command"], "Add this command to contributes.commands.");
			}
		}
		const perMenu = new Map<string, number>();
		for (const [index, { location }] of value.contributes.menus.entries()) {
			const count = (perMenu.get(location) ?? 0) + 1;
			perMenu.set(location, count);
			if (count !== MAX_ITEMS_PER_MENU + 1 || location === "palette") continue;
			addIssue(["contributes", "menus", index], `Put at most ${MAX_ITEMS_PER_MENU} items into one menu.`);
		}
		once("events", value.contributes.events, ({ name }) => name, "Give each a name of its own.", "name");
		once("state", value.contributes.state, ({ name }) => name, "Give each a name of its own.", "name");
		once("themes", value.contributes.themes, ({ id }) => id, "Give every theme an id of its own.", "id");
		for (const [index, event] of value.activationEvents.entries()) {
			const view = panelOfEvent(event);
			if (view !== undefined && !panels.has(view)) {
				addIssue(["activationEvents", index], "Add this panel to contributes.panels, or take the event out.");
			}
			const wanted = commandOfEvent(event);
			if (wanted !== undefined && !commands.has(wanted)) {
				addIssue(["activationEvents", index], "Add this command to contributes.commands, or take the event out.");
			}
		}
		const asked = new Set<string>();
		for (const field of ["permissions", "optionalPermissions"] as const) {
			for (const [index, entry] of value[field].entries()) {
				const permission = permissionOf(entry);
				if (asked.has(permission)) addIssue([field, index], `Ask for ${permission} once.`);
				asked.add(permission);
				if (!isPlatformPermission(permission) && !value.requires.includes(capabilityOf(permission))) {
					addIssue([field, index], unknownPermission(permission));
				}
			}
		}

		function once<Item>(
			point: string,
			items: readonly Item[],
			nameOf: (item: Item) => string,
			message: string,
			field: string,
		): ReadonlySet<string> {
			const names = new Set<string>();
			for (const [index, item] of items.entries()) {
				if (names.has(nameOf(item))) addIssue(["contributes", point, index, field], message);
				names.add(nameOf(item));
			}
			return names;
		}

		function addIssue(path: (string | number)[], message: string): void {
			context.addIssue({ code: "custom", path, message });
		}
	});

/** A manifest that holds every promise of the schema, defaults filled in. Parsing it again yields the same. */
export type Manifest = z.output<typeof manifest>;

/** A permission of an app's own means something only in apps that offer its capability. */
function unknownPermission(permission: string): string {
	const near = didYouMean(permission, permissionNames);
	const own = `for one of an app's own, name its capability under "requires": ["${capabilityOf(permission)}"].`;
	return near === undefined
		? `The platform has no such permission; ${own}`
		: `Did you mean "${near}"? Otherwise, ${own}`;
}

function unique<Item extends z.ZodType<string>>(list: z.ZodArray<Item>) {
	return list.refine((items) => new Set(items).size === items.length, "Name each entry once.");
}

function isPlainHttpsUrl(text: string): boolean {
	if (!/^https:\/\/[^\s"'<>\\^`{|}\p{C}]+$/u.test(text)) return false;
	const url = URL.parse(text);
	return url !== null && url.protocol === "https:" && url.username === "" && url.password === "";
}
