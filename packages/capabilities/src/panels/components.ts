import { iconName } from "@annex/manifest";
import { z } from "zod";
import { harmlessText, visibleText } from "../harmless-text.ts";

/** What is longer than any text may be is refused before it is looked at. */
const raw = z.string().max(100_000);
const line = (max: number) => raw.transform((text) => harmlessText(text, { max, lines: "one" }));
const lines = (max: number) => raw.transform((text) => harmlessText(text, { max, lines: "many" }));
/** What a person may go on writing: nothing is trimmed or clipped, and what hides is made to show. */
const draft = (max: number) => z.string().max(max).transform(visibleText);
/** Comes back with events and is never shown. */
const value = z.string().max(200);
const tone = z.enum(["normal", "muted", "accent", "good", "warn", "bad"]).default("normal");
const gap = z.enum(["none", "small", "medium", "large"]).default("medium");
const flag = z.boolean().default(false);
const option = z.strictObject({ value, label: line(100) });

/** Web addresses only: no script, no file, nothing of the app's own. Kept as the browser will read it. */
const address = z
	.string()
	.max(2_000)
	.transform((text, context) => {
		const url = URL.parse(text);
		if (url !== null && /^https?:$/.test(url.protocol) && url.username === "" && url.password === "") return url.href;
		context.addIssue({ code: "custom", message: "a link leads to an http or https address without user info" });
		return z.NEVER;
	});

const picture = z
	.string()
	.max(200)
	.regex(
		/^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[\w@-][\w@. -]*(?:\/[\w@-][\w@. -]*)*\.(?:png|jpg|jpeg|gif|webp)$/,
		"a picture is a PNG, JPEG, GIF or WebP file of the package",
	);

/**
 * Every component that a panel may be made of, with its properties: a closed set, drawn by the host. What is parsed here
 * is harmless to show as text; texts that are too long are clipped, anything else that does not fit is refused.
 */
export const components = {
	Stack: z.strictObject({ gap, padding: flag }),
	Row: z.strictObject({
		gap,
		align: z.enum(["start", "center", "end", "stretch"]).default("center"),
		justify: z.enum(["start", "end", "between"]).default("start"),
		wrap: z.boolean().default(true),
	}),
	Divider: z.strictObject({}),
	Text: z.strictObject({ text: lines(5_000), tone, small: flag, strong: flag, mono: flag }),
	Heading: z.strictObject({ text: line(200), level: z.union([z.literal(1), z.literal(2), z.literal(3)]).default(2) }),
	Markdown: z.strictObject({ text: lines(20_000) }),
	Badge: z.strictObject({ text: line(40), tone }),
	Link: z.strictObject({ text: line(200), href: address }),
	Image: z.strictObject({ path: picture, alt: line(300), width: z.int().min(8).max(1_200).optional() }),
	Progress: z.strictObject({ label: line(100), percent: z.number().min(0).max(100).nullable().default(null) }),
	Button: z.strictObject({
		label: line(80),
		icon: iconName.optional(),
		kind: z.enum(["normal", "primary", "quiet", "danger"]).default("normal"),
		disabled: flag,
	}),
	TextField: z.strictObject({
		label: line(100),
		value: draft(10_000).default(""),
		placeholder: line(100).default(""),
		hint: line(300).default(""),
		multiline: flag,
		disabled: flag,
	}),
	Select: z.strictObject({
		label: line(100),
		value: value.default(""),
		options: z.array(option).max(200),
		disabled: flag,
	}),
	Checkbox: z.strictObject({ label: line(200), checked: flag, disabled: flag }),
	Switch: z.strictObject({ label: line(200), checked: flag, disabled: flag }),
	List: z.strictObject({ label: line(100), selected: value.nullable().default(null), selectable: flag }),
	Tree: z.strictObject({ label: line(100), selected: value.nullable().default(null), selectable: flag }),
	Item: z.strictObject({
		value,
		label: line(300),
		detail: line(300).default(""),
		icon: iconName.optional(),
		badge: line(20).default(""),
		tone,
		expanded: z.boolean().default(true),
	}),
	Table: z.strictObject({
		label: line(100),
		columns: z
			.array(z.strictObject({ title: line(60), align: z.enum(["start", "end"]).default("start") }))
			.min(1)
			.max(20),
		rows: z.array(z.strictObject({ value, cells: z.array(z.union([line(300), z.number()])).max(20) })).max(500),
		selected: value.nullable().default(null),
		selectable: flag,
	}),
	Chart: z.strictObject({
		title: line(100),
		kind: z.enum(["line", "bar"]).default("line"),
		labels: z.array(line(40)).max(400),
		series: z
			.array(z.strictObject({ name: line(60), points: z.array(z.number()).max(400) }))
			.min(1)
			.max(4),
		unit: line(20).default(""),
	}),
	EmptyState: z.strictObject({ title: line(100), text: lines(500).default("") }),
} as const satisfies Record<string, z.ZodObject>;

export type ComponentName = keyof typeof components;
export type ComponentProperties = { readonly [Name in ComponentName]: z.output<(typeof components)[Name]> };

export const componentNames = Object.keys(components) as ComponentName[];

const ITEMS: readonly ComponentName[] = ["Item"];
const ANY: readonly ComponentName[] = componentNames.filter((name) => name !== "Item");

/** What may stand inside what; a component that is not named here has no children. */
export const childrenOf: Readonly<Partial<Record<ComponentName, readonly ComponentName[]>>> = {
	Stack: ANY,
	Row: ANY,
	List: ITEMS,
	Tree: ITEMS,
	Item: ITEMS,
	EmptyState: ["Button", "Link"],
};

/** What may stand in a panel itself. */
export const rootChildren: readonly ComponentName[] = ANY;

export function isComponent(name: string): name is ComponentName {
	return Object.hasOwn(components, name);
}
