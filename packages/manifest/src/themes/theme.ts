import { z } from "zod";
import { didYouMean } from "../did-you-mean.ts";
import { displayText } from "../display-text.ts";
import { quote } from "../issue.ts";
import { fontNames, paperNames } from "./appearance-choices.ts";
import { colour } from "./colour.ts";
import { contrastFaults, platformThemeTokens, standardTokens, tokenMeaning } from "./theme-tokens.ts";

const MAX_TOKENS = 80;
/** A token of one app: `acme.sidebar`. */
const APP_TOKEN = /^[a-z][a-z0-9-]{0,38}\.[a-z][a-z0-9-]{0,38}$/;

const tokens = z
	.object(Object.fromEntries(standardTokens.map((token) => [token, colour.optional().describe(tokenMeaning(token))])))
	.catchall(colour)
	.superRefine((tokens, context) => {
		const names = Object.keys(tokens);
		if (names.length === 0) context.addIssue({ code: "custom", message: "Set at least one colour." });
		if (names.length > MAX_TOKENS) context.addIssue({ code: "custom", message: `Set at most ${MAX_TOKENS} colours.` });
		for (const name of names) {
			if ((standardTokens as readonly string[]).includes(name) || APP_TOKEN.test(name)) continue;
			const near = didYouMean(name, standardTokens);
			context.addIssue({
				code: "custom",
				path: [name],
				params: {
					sentence: `There is no colour called ${quote(name)}.`,
					fix: near ? `Did you mean "${near}"?` : 'Use a name of the reference, or "app.token" for one app\'s own.',
				},
			});
		}
	})
	// Fresh and typed: a name that was not set is not there.
	.transform((tokens) =>
		Object.fromEntries(Object.entries(tokens).flatMap(([name, hex]) => (hex ? [[name, hex]] : []))),
	);

/** One theme: colours, and faces and paper from closed lists. Every pair that people read is checked here. */
export const theme = z
	.strictObject({
		id: z
			.string()
			.max(64)
			.regex(/^[a-z](?:-?[a-z0-9])*$/, "Use lower-case letters, digits and single hyphens; start with a letter.")
			.describe("Unique in the package; people's choice is kept by it."),
		label: displayText(40).describe("What people read in the list of themes."),
		base: z.enum(["light", "dark"]).describe("What it builds on, and when it is used by who follows their system."),
		tokens: tokens.describe(
			"Colours by name; those left out stay the app's. An app's own are called `app.token`; other apps pass over them.",
		),
		fonts: z
			.strictObject({
				interface: z
					.enum(fontNames)
					.optional()
					.describe(`The face of the app: ${fontNames.join(", ")}.`),
				editor: z.enum(fontNames).optional().describe("The face of the text."),
				code: z.enum(fontNames).optional().describe("The face of code."),
			})
			.optional()
			.describe("Faces that the app has; nothing is loaded from elsewhere."),
		paper: z
			.enum(paperNames)
			.optional()
			.describe(`What is drawn behind the text: ${paperNames.join(", ")}.`),
	})
	.superRefine((theme, context) => {
		for (const { token, sentence, fix } of contrastFaults(theme, platformThemeTokens)) {
			context.addIssue({ code: "custom", path: ["tokens", token], message: sentence, params: { sentence, fix } });
		}
	});
export type Theme = z.output<typeof theme>;
