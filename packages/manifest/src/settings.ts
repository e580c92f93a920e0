import { z } from "zod";
import { displayText } from "./display-text.ts";
import { hiddenCharacters } from "./hidden-characters.ts";
import { patternFault, patternOf } from "./setting-pattern.ts";

/** The longest text that a setting may hold. */
const MAX_TEXT = 10_000;

const value = z.union([z.string().max(MAX_TEXT), z.number(), z.boolean()]);

/** The value of a setting; a choice (`enum`) is the text of one of its options. */
export type SettingValue = string | number | boolean;

const option = z.strictObject({
	value: z.string().min(1).max(100).describe("What the extension reads."),
	label: displayText(60).optional().describe("What people read; the value when absent."),
});

/** One setting of an extension. Which fields go with which type is checked here, so that a form can rely on it. */
export const setting = z
	.strictObject({
		key: z
			.string()
			.max(100)
			.regex(/^[a-z][a-zA-Z0-9]*(?:\.[a-z][a-zA-Z0-9]*)*$/, 'Use camelCase parts joined by dots, such as "goal.words".')
			.describe("What code reads; unique in the package."),
		type: z.enum(["string", "number", "boolean", "enum"]).describe("What it holds; `enum` is one of `options`."),
		default: value.describe("What holds until somebody chooses otherwise; has to fit the rest."),
		title: displayText(80).describe("Its label in the form."),
		description: displayText(300).optional().describe("Help below the label."),
		order: z.int().min(0).max(1_000).optional().describe("Lower stands higher; those without come last."),
		min: z.number().optional().describe("Of a number: the least. Of a text: the fewest characters."),
		max: z.number().optional().describe("Of a number: the greatest. Of a text: the most characters."),
		pattern: z
			.string()
			.min(1)
			.max(200)
			.optional()
			.describe(
				"Of a text: what all of it has to match. Characters, classes and at most three repetitions; no groups, so that no text can make it slow.",
			),
		multiline: z.boolean().optional().describe("Of a text: whether it may have several lines."),
		options: z.array(option).min(1).max(50).optional().describe("Of an `enum`: what can be chosen."),
	})
	.superRefine((setting, context) => {
		for (const [field, types] of Object.entries(FIELDS_OF)) {
			if (setting[field as keyof typeof FIELDS_OF] === undefined || types.includes(setting.type)) continue;
			addIssue([field], `Take it out: it goes with ${types.join(" or ")} only.`);
		}
		if (setting.type === "enum" && setting.options === undefined) {
			return addIssue(["options"], "List what can be chosen.");
		}
		const values = (setting.options ?? []).map((each) => each.value);
		if (new Set(values).size !== values.length) addIssue(["options"], "Name each value once.");
		if (setting.min !== undefined && setting.max !== undefined && setting.min > setting.max) {
			addIssue(["min"], "Make it at most max.");
		}
		const { pattern } = setting;
		if (pattern !== undefined) {
			const fault = patternFault(pattern);
			if (fault !== undefined) return addIssue(["pattern"], fault);
			if (setting.multiline) addIssue(["multiline"], "Take it out: a pattern is for one line.");
		}
		const fault = settingFault(setting, setting.default);
		if (fault !== undefined) addIssue(["default"], `${fault} The default has to fit, too.`);

		function addIssue(path: string[], message: string): void {
			context.addIssue({ code: "custom", path, message });
		}
	});
export type Setting = z.output<typeof setting>;

const FIELDS_OF = {
	min: ["string", "number"],
	max: ["string", "number"],
	pattern: ["string"],
	multiline: ["string"],
	options: ["enum"],
} as const satisfies Record<string, readonly Setting["type"][]> as Record<
	"min" | "max" | "pattern" | "multiline" | "options",
	readonly Setting["type"][]
>;

/** The longest text that a pattern is tried on. */
const MAX_PATTERNED = 200;

/** Why a value cannot be kept for this setting, as a sentence that says what would fit; `undefined` when it can. */
export function settingFault(setting: Setting, value: unknown): string | undefined {
	const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = setting;
	switch (setting.type) {
		case "boolean":
			return typeof value === "boolean" ? undefined : "Use true or false.";
		case "enum": {
			const values = (setting.options ?? []).map((each) => each.value);
			return values.some((each) => each === value) ? undefined : `Use one of: ${values.join(", ")}.`;
		}
		case "number":
			if (typeof value !== "number" || !Number.isFinite(value)) return "Use a number.";
			if (value < min) return `Use at least ${min}.`;
			return value > max ? `Use at most ${max}.` : undefined;
		case "string":
			return textFault(setting, value, min, max);
	}
}

function textFault(setting: Setting, value: unknown, min: number, max: number): string | undefined {
	if (typeof value !== "string") return "Use a text.";
	const { pattern, multiline } = setting;
	const most = Math.min(max, pattern === undefined ? MAX_TEXT : MAX_PATTERNED);
	if (value.length < min) return value === "" ? "Fill it in." : `Use at least ${min} characters.`;
	if (value.length > most) return `Use at most ${most} characters.`;
	if (!multiline && /[\n\r]/.test(value)) return "Write it on one line.";
	if (hiddenCharacters(value, 1).length > 0) return "Take out the characters that cannot be seen.";
	if (pattern !== undefined && !patternOf(pattern).test(value)) return `Write it so that it matches ${pattern}.`;
	return undefined;
}

/**
 * Each declared setting with what holds for it: what was kept, or its default where nothing was or what was kept does
 * not fit (any more). Looks up own keys only.
 */
export function settingValues(
	declared: readonly Setting[],
	kept: Readonly<Record<string, unknown>>,
): Map<string, SettingValue> {
	return new Map(
		declared.map((setting) => {
			const own = Object.hasOwn(kept, setting.key) ? kept[setting.key] : undefined;
			return [setting.key, settingFault(setting, own) === undefined ? (own as SettingValue) : setting.default];
		}),
	);
}

/** The order in which a form shows them. */
export function inOrder(declared: readonly Setting[]): Setting[] {
	const place = ({ order }: Setting) => order ?? Number.POSITIVE_INFINITY;
	return [...declared].sort((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)));
}
