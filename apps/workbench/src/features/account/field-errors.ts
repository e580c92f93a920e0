import type { AnnexError } from "@annex/errors";
import { issue, loginBody, registerBody } from "@annex/registry-api";
import type { z } from "zod";

/** What is wrong, by the name of the field. */
export type FieldErrors = Readonly<Record<string, string>>;

/** The registry's faults that belong to a field of this form. */
export function issuesByField(error: AnnexError, fields: readonly { readonly name: string }[]): FieldErrors {
	const issues = issue.array().safeParse(error.details["issues"]);
	const found: Record<string, string> = {};
	for (const { path, sentence, fix } of issues.data ?? []) {
		const name = path.split(/[./]/).findLast((part) => fields.some((field) => field.name === part));
		if (name) found[name] ??= fix ? `${sentence} ${fix}` : sentence;
	}
	// Registration says with its code alone which field is taken.
	const taken = /^(username|email)_taken$/.exec(error.code)?.[1];
	if (taken && fields.some((field) => field.name === taken)) found[taken] ??= `${error.message} ${error.fix}`.trim();
	return found;
}

const EMPTY: FieldErrors = {
	username: "Choose a username.",
	email: "Write your e-mail address.",
	login: "Write your username or e-mail address.",
	password: "Write your password.",
};
const WRONG: FieldErrors = {
	username: "Use 3 to 30 letters, digits, - and _; start with a letter.",
	email: "Write an address such as name@example.com.",
	password: "Use 10 to 128 characters.",
};

export const checkSignUp = (values: Record<string, string>): FieldErrors => check(registerBody, values);
export const checkSignIn = (values: Record<string, string>): FieldErrors => check(loginBody, values);

function check(schema: z.ZodType, values: Record<string, string>): FieldErrors {
	const found: Record<string, string> = {};
	for (const { path } of schema.safeParse(values).error?.issues ?? []) {
		const name = String(path[0]);
		found[name] ??= (values[name] ? WRONG[name] : EMPTY[name]) ?? "This is not right yet.";
	}
	return found;
}
