import { AnnexError } from "@annex/errors";
import { describe, expect, it } from "vitest";
import { checkSignIn, checkSignUp, issuesByField } from "./field-errors.ts";

const fields = [{ name: "username" }, { name: "email" }, { name: "password" }];

describe("checking a form before it is sent", () => {
	it("lets a good one pass", () => {
		expect(checkSignUp({ username: "ada", email: "ada@example.com", password: "ten characters" })).toEqual({});
		expect(checkSignIn({ login: "ada", password: "x" })).toEqual({});
	});

	it("asks for what is empty and explains what is wrong", () => {
		expect(checkSignUp({ username: "1", email: "", password: "short" })).toEqual({
			username: "Use 3 to 30 letters, digits, - and _; start with a letter.",
			email: "Write your e-mail address.",
			password: "Use 10 to 128 characters.",
		});
	});
});

describe("what the registry says about a form", () => {
	it("stands beside the field that it is about", () => {
		const error = new AnnexError({
			code: "body_invalid",
			message: "The body is not valid.",
			details: { issues: [{ path: "body.email", sentence: "It is in use.", fix: "Sign in instead." }] },
		});
		expect(issuesByField(error, fields)).toEqual({ email: "It is in use. Sign in instead." });
	});

	it("stays with the form when it is about no field, or of no known shape", () => {
		const about = (details: Record<string, unknown>) =>
			issuesByField(new AnnexError({ code: "rate_limited", message: "Too many.", details }), fields);
		expect(about({})).toEqual({});
		expect(about({ issues: "no list" })).toEqual({});
		expect(about({ issues: [{ path: "body.role", sentence: "No.", fix: "" }] })).toEqual({});
	});
});
