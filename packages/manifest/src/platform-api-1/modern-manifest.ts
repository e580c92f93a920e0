import { categories } from "../categories.ts";
import { networkMethods } from "../network-methods.ts";
import { meansApi1 } from "../platform-api.ts";

/** A manifest in today's words, and what the author called the fields that were renamed (today's name → theirs). */
export interface ModernManifest {
	readonly value: unknown;
	readonly spelled: ReadonlyMap<string, string>;
}

type Fields = Map<string, unknown>;

/** How version 1 spelled things and what is made of it; the reference shows these rows. */
export const oldSpellings: readonly { readonly old: string; readonly now: string }[] = [
	{ old: '`id`: `"word-count"` or `"acme.word-count"`', now: "`name`, or `publisher` and `name`" },
	{ old: "`name`, where there is an `id`", now: "`displayName`" },
	{ old: "no `displayName`", now: "the `name` in words" },
	{ old: '`minPlatformVersion`: `"1.0.0"`', now: '`engines.platform`: `"^1.0.0"`' },
	{ old: "no `main`", now: '`"bundle.js"` where there is an `id`, otherwise `"extension.js"`' },
	{ old: '`category`: `"language-support"`', now: '`"languages"`' },
	{ old: "no `category`, or one that this platform does not have", now: '`"other"`' },
	{ old: "no `activationEvents`", now: '`["onStartup"]`' },
	{ old: '`permissions`: `"clipboard"`', now: '`"clipboard.read"` and `"clipboard.write"`' },
	{ old: '`permissions`: `"read:data"`, `"write:data"`', now: '`"data.read"`, `"data.write"`' },
	{
		old: '`permissions`: `"network"`, `"network:access"`',
		now: 'refused: nobody is asked for the whole network. Say which hosts: `{ "network": ["https://api.example.com/*"] }`',
	},
	{
		old: "`network` with hosts and without `methods`",
		now: "every method: version 1 had no word for them, and its `network.fetch` sent any",
	},
	{ old: "`contributes.settings[]` without `title`", now: "the last part of its `key` in words" },
	{ old: "`changelog`", now: "shown where the package has no `CHANGELOG.md`" },
	{ old: "no `publisher`", now: "refused: version 1 had no publishers. Add the one that you registered" },
];

const PERMISSIONS: Readonly<Record<string, readonly [string, ...string[]]>> = {
	clipboard: ["clipboard.read", "clipboard.write"],
	"read:data": ["data.read"],
	"write:data": ["data.write"],
	// Without hosts; refused with the fix that names them.
	"network:access": ["network"],
};

/**
 * Reads what an author of version 1 wrote in today's words. Anything that is not plainly a manifest of version 1 comes
 * back as it is, and so does one that is in today's words already. `plain` has to be plain data of its own.
 */
export function modernManifest(plain: unknown): ModernManifest {
	const unchanged = { value: plain, spelled: new Map<string, string>() };
	if (!isRecord(plain) || !isForApi1(plain)) return unchanged;

	const fields: Fields = new Map(Object.entries(plain));
	const spelled = new Map<string, string>();
	fillIn(fields, "engines", { platform: rangeOf(plain) });
	fields.delete("minPlatformVersion");
	fields.delete("changelog");
	const hadId = takeId(fields, spelled);
	fillIn(fields, "main", hadId ? "bundle.js" : "extension.js");
	fillIn(fields, "activationEvents", ["onStartup"]);
	const name = fields.get("name");
	if (typeof name === "string" && name !== "") fillIn(fields, "displayName", inWords(name));
	fields.set("category", categoryOf(fields.get("category")));
	for (const field of ["permissions", "optionalPermissions"]) takePermissions(fields, field);
	takeContributions(fields);
	return { value: Object.fromEntries(fields), spelled };
}

/** Whether what may be a manifest asks for Platform API 1, in today's words or in those of version 1. */
export function isForApi1(manifest: unknown): boolean {
	return isRecord(manifest) && meansApi1(rangeOf(manifest));
}

function rangeOf({ engines, minPlatformVersion }: Readonly<Record<string, unknown>>): unknown {
	if (engines === undefined) return typeof minPlatformVersion === "string" ? `^${minPlatformVersion}` : undefined;
	return isRecord(engines) ? engines["platform"] : undefined;
}

/** `id` was the name, and `name` what people read. Left as it is where the two would contradict each other. */
function takeId(fields: Fields, spelled: Map<string, string>): boolean {
	const id = fields.get("id");
	if (typeof id !== "string") return false;
	const dot = fields.has("publisher") ? -1 : id.indexOf(".");
	const name = id.slice(dot + 1);
	const shown = fields.get("name");
	if (shown !== undefined && shown !== name && fields.has("displayName")) return false;
	fields.delete("id");
	if (dot >= 0) {
		fields.set("publisher", id.slice(0, dot));
		spelled.set("publisher", "id");
	}
	fields.set("name", name);
	spelled.set("name", "id");
	if (shown !== undefined && shown !== name) {
		fields.set("displayName", shown);
		spelled.set("displayName", "name");
	}
	return true;
}

function categoryOf(category: unknown): unknown {
	if (category !== undefined && typeof category !== "string") return category;
	const name = (category ?? "other").toLowerCase().replaceAll(" ", "-");
	if (name === "language-support") return "languages";
	return Object.hasOwn(categories, name) ? name : "other";
}

/** Each keeps its place, so that what is said about an entry names the one that the author sees; what is new comes last. */
function takePermissions(fields: Fields, field: string): void {
	const asked = fields.get(field);
	if (!Array.isArray(asked)) return;
	const more: string[] = [];
	const entries = asked.map((entry: unknown) => {
		if (isRecord(entry) && entry["network"] !== undefined) return { methods: [...networkMethods], ...entry };
		if (typeof entry !== "string" || !Object.hasOwn(PERMISSIONS, entry)) return entry;
		const [first, ...rest] = PERMISSIONS[entry] ?? [entry];
		more.push(...rest);
		return first;
	});
	fields.set(field, [...entries, ...more.filter((permission) => !entries.includes(permission))]);
}

function takeContributions(fields: Fields): void {
	const contributes = fields.get("contributes");
	if (!isRecord(contributes) || !Array.isArray(contributes["settings"])) return;
	const settings = contributes["settings"].map((setting: unknown) => {
		if (!isRecord(setting) || setting["title"] !== undefined || typeof setting["key"] !== "string") return setting;
		return { ...setting, title: inWords(setting["key"].slice(setting["key"].lastIndexOf(".") + 1)) };
	});
	fields.set("contributes", { ...contributes, settings });
}

function fillIn(fields: Fields, field: string, value: unknown): void {
	if (!fields.has(field)) fields.set(field, value);
}

/** `word-count` and `wordCount` → `Word count`. */
function inWords(name: string): string {
	const words = name
		.replace(/([a-z0-9])([A-Z])/g, "$1 $2")
		.replaceAll("-", " ")
		.toLowerCase();
	return words.charAt(0).toUpperCase() + words.slice(1);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
