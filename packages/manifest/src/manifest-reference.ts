import { categories } from "./categories.ts";
import { manifestJsonSchema } from "./json-schema.ts";
import { menuLocations } from "./menu-item.ts";
import { permissionCatalogue } from "./permissions.ts";
import { reservedStrokes } from "./reserved-strokes.ts";
import { contextKeys } from "./when-context.ts";

interface Schema {
	readonly type?: string;
	readonly description?: string;
	readonly default?: unknown;
	readonly enum?: readonly unknown[];
	readonly const?: unknown;
	readonly minLength?: number;
	readonly maxLength?: number;
	readonly minimum?: number;
	readonly maximum?: number;
	readonly minItems?: number;
	readonly maxItems?: number;
	readonly items?: Schema;
	readonly anyOf?: readonly Schema[];
	readonly properties?: Readonly<Record<string, Schema>>;
	readonly required?: readonly string[];
}

/** The text of `docs/reference/manifest.md`, generated from the schema. */
export function renderManifestReference(): string {
	const schema = manifestJsonSchema() as Schema;
	return [
		"# manifest.json",
		"",
		"Generated from the schema in `@annex/manifest`; do not edit. Unknown fields are refused, so a slip of the pen is",
		"found before publishing; every refusal says what would be accepted. The JSON Schema for editors comes from `manifestJsonSchema()`.",
		"",
		"Texts that people read hold no control characters, nothing that reorders or hides text, and are one line long.",
		"",
		"## Fields",
		"",
		"| field | | shape | meaning |",
		"|---|---|---|---|",
		...rowsOf(schema, ""),
		"",
		"## Permissions",
		"",
		'An entry of `permissions` or `optionalPermissions` is a name, `{ "network": ["https://api.example.com/*"], "reason": "…" }`',
		'or `{ "data.read": true, "reason": "…" }`. Each permission is asked for once; `network` needs its hosts. Users read the',
		"reason when they are asked. An app may add capabilities with permissions of its own: name the capability under",
		'`requires`, and ask for `"kanban.write"` or `{ "permission": "kanban.write", "reason": "…" }`.',
		"",
		"| permission | the extension can | risk |",
		"|---|---|---|",
		...Object.entries(permissionCatalogue).map(([name, { can, risk }]) => `| \`${name}\` | ${can} | ${risk} |`),
		"",
		'Beside `network` may stand `methods`, such as `["GET", "POST"]`; without it an extension may only read (`GET`, `HEAD`).',
		"",
		"A host pattern is `https://host/path`, where the first label of the host may be `*.` for every address under it, and",
		"the last character of the path may be `*` for everything that starts so.",
		"",
		"## Conditions",
		"",
		"A `when` says where something counts: `editorFocus && !hasSelection && languageId == markdown`. It knows the names below,",
		"`!`, `&&`, `||`, `==`, `!=`, parentheses, and values that are words or stand in single quotes; `!` binds closest, `||`",
		"loosest. What nobody knows at the moment is false, or the empty text.",
		"",
		"| name | | holds or says |",
		"|---|---|---|",
		...Object.entries(contextKeys).map(([name, { kind, says }]) => `| \`${name}\` | ${kind} | ${says} |`),
		"",
		"## Menus",
		"",
		"| location | where |",
		"|---|---|",
		...Object.entries(menuLocations).map(([name, where]) => `| \`${name}\` | ${where} |`),
		"",
		"## Shortcuts",
		"",
		"A shortcut is one stroke or two, each a key with `Mod` (Command on Apple machines, Control elsewhere), `Ctrl`, `Meta`,",
		"`Alt` or `Shift` before it. No extension can have these, in any spelling:",
		"",
		`- the browser's: ${reservedStrokes.browser.map((stroke) => `\`${stroke}\``).join(", ")}`,
		`- what writing needs: ${reservedStrokes.text.map((stroke) => `\`${stroke}\``).join(", ")}`,
		"",
		"An app keeps its own besides; a declared shortcut that meets one of those stays without effect until the person chooses another.",
		"",
		"## Categories",
		"",
		"| name | people read |",
		"|---|---|",
		...Object.entries(categories).map(([name, label]) => `| \`${name}\` | ${label} |`),
		"",
	].join("\n");
}

function rowsOf(schema: Schema, prefix: string): string[] {
	return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
		const path = `${prefix}${name}`;
		const need = schema.required?.includes(name) ? "required" : "";
		const row = `| \`${path}\` | ${need} | ${shapeOf(field)} | ${meaningOf(field)} |`;
		if (field.type === "array" && field.items?.properties) return [row, ...rowsOf(field.items, `${path}[].`)];
		return [row, ...(field.type === "object" ? rowsOf(field, `${path}.`) : [])];
	});
}

function shapeOf(field: Schema): string {
	if (field.anyOf) return field.anyOf.map(shapeOf).join(" or ");
	if (field.enum) return field.enum.length > 4 ? "see below" : field.enum.map((name) => `\`${name}\``).join(", ");
	switch (field.type) {
		case "array":
			return `list${field.maxItems === undefined ? "" : `, at most ${field.maxItems}`}`;
		case "string":
			return `text${lengthOf(field)}`;
		case "integer":
		case "number":
			return field.minimum === undefined ? "number" : `number, ${field.minimum} to ${field.maximum}`;
		case "boolean":
			return "true or false";
		default:
			return field.type ?? "anything";
	}
}

function lengthOf({ minLength = 0, maxLength }: Schema): string {
	if (maxLength === undefined) return "";
	return minLength > 1 ? `, ${minLength} to ${maxLength} characters` : `, at most ${maxLength} characters`;
}

function meaningOf(field: Schema): string {
	const { description = "", default: fallback } = field;
	if (fallback === undefined || (typeof fallback === "object" && fallback !== null)) return description;
	return `${description} Default: \`${String(fallback)}\`.`.trim();
}
