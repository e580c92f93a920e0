import type { z } from "zod";
import { didYouMean } from "./did-you-mean.ts";
import { type Issue, issuePath, quote } from "./issue.ts";
import { notSupportedYet } from "./not-yet.ts";
import { fieldsAt } from "./schema-fields.ts";

type ZodIssue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

const TYPE_WORDS: Readonly<Record<string, string>> = {
	string: "a text",
	boolean: "true or false",
	number: "a number",
	int: "a whole number",
	array: "a list",
	object: "an object",
	record: "an object",
};

/** Turns what the schema found wrong into sentences for authors; `root` is the value that was parsed. */
export function explainIssue(schema: z.ZodType, issue: ZodIssue, root: unknown, base: Path = []): Issue[] {
	const at: Path = [...base, ...issue.path];
	const path = issuePath(at);
	const name = path === "" ? "The manifest" : quote(path);
	const value = valueAt(root, at);

	switch (issue.code) {
		case "unrecognized_keys":
			// An object without any field is one of those that a later version of the platform will fill.
			if (fieldsAt(schema, at).length === 0) return [{ path, ...notSupportedYet(path).params }];
			return issue.keys.map((key) => unknownField(schema, at, key));
		case "invalid_union": {
			const branch = bestBranch(issue, value);
			if (branch === undefined) return [{ path, sentence: `${name} is malformed.`, fix: issue.message }];
			return branch.flatMap((inner) => explainIssue(schema, inner, root, at));
		}
		case "invalid_type": {
			const wanted = TYPE_WORDS[issue.expected] ?? issue.expected;
			if (value === undefined) return [{ path, sentence: `${name} is missing.`, fix: `Add it: ${wanted}.` }];
			return [{ path, sentence: `${name} is ${typeWord(value)}.`, fix: `Make it ${wanted}.` }];
		}
		case "invalid_value":
			return [invalidChoice(issue, path, name, value)];
		case "too_big":
			return [
				{
					path,
					sentence: `${name} is too ${size(issue.origin, "large")}.`,
					fix: limit("at most", issue.maximum, issue.origin),
				},
			];
		case "too_small":
			if (value === "") return [{ path, sentence: `${name} is empty.`, fix: "Fill it in." }];
			return [
				{
					path,
					sentence: `${name} is too ${size(issue.origin, "small")}.`,
					fix: limit("at least", issue.minimum, issue.origin),
				},
			];
		default: {
			const params = issue.code === "custom" ? issue.params : undefined;
			if (typeof params?.["sentence"] === "string" && typeof params["fix"] === "string") {
				return [{ path, sentence: params["sentence"], fix: params["fix"] }];
			}
			const shown =
				typeof value === "string" ? ` is ${quote(value)}, which cannot be accepted.` : " cannot be accepted.";
			return [{ path, sentence: `${name}${shown}`, fix: issue.message }];
		}
	}
}

function unknownField(schema: z.ZodType, at: Path, key: string): Issue {
	const known = fieldsAt(schema, at);
	const near = didYouMean(key, known);
	return {
		path: issuePath([...at, key]),
		sentence: `There is no field called ${quote(key)} here.`,
		fix: near === undefined ? `Take it out. Known here: ${known.join(", ")}.` : `Did you mean "${near}"?`,
	};
}

function invalidChoice(
	issue: Extract<ZodIssue, { code: "invalid_value" }>,
	path: string,
	name: string,
	value: unknown,
): Issue {
	const options = issue.values.map(String);
	if (value === undefined) return { path, sentence: `${name} is missing.`, fix: `Use one of: ${options.join(", ")}.` };
	if (typeof value !== "string") {
		return { path, sentence: `${name} is ${typeWord(value)}.`, fix: `Use one of: ${options.join(", ")}.` };
	}
	const sentence = `${name} is ${quote(value)}, which this platform does not know.`;
	if (!issue.message.startsWith("Invalid ")) return { path, sentence, fix: issue.message };
	const near = didYouMean(value, options);
	return { path, sentence, fix: near ? `Did you mean "${near}"?` : `Use one of: ${options.join(", ")}.` };
}

/** The alternative that the author most likely had in mind: the one of the right type, and then the nearest miss. */
function bestBranch(issue: Extract<ZodIssue, { code: "invalid_union" }>, value: unknown): ZodIssue[] | undefined {
	const wantsText = typeof value === "string";
	return issue.errors
		.filter((branch) => !branch.some((inner) => isOfAnotherType(inner, wantsText)))
		.filter((branch) => wantsText || !branch.some((inner) => inner.path.length === 0 && inner.code === "invalid_value"))
		.sort((a, b) => a.length - b.length)[0];
}

/** A branch for texts cannot have been meant by what is none, nor the other way round. */
function isOfAnotherType(inner: ZodIssue, wantsText: boolean): boolean {
	return inner.path.length === 0 && inner.code === "invalid_type" && (inner.expected === "string") !== wantsText;
}

function valueAt(root: unknown, path: Path): unknown {
	let value = root;
	for (const key of path) {
		if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
		value = (value as Record<PropertyKey, unknown>)[key];
	}
	return value;
}

function typeWord(value: unknown): string {
	if (value === null) return "null";
	if (Array.isArray(value)) return "a list";
	return TYPE_WORDS[typeof value] ?? "something else";
}

function size(origin: string, direction: "large" | "small"): string {
	if (origin === "string" || origin === "array") return direction === "large" ? "long" : "short";
	return direction;
}

function limit(bound: string, figure: number | bigint, origin: string): string {
	const unit =
		origin === "string" ? " characters" : origin === "array" ? (Number(figure) === 1 ? " entry" : " entries") : "";
	return `Use ${bound} ${figure}${unit}.`;
}
