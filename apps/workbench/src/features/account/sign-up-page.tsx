import { getRouteApi, Link } from "@tanstack/react-router";
import { registry } from "../../app/registry.ts";
import { AccountForm } from "./account-form.tsx";
import { checkSignUp } from "./field-errors.ts";

const route = getRouteApi("/sign-up");

export function SignUpPage() {
	const { next } = route.useSearch();
	return (
		<AccountForm
			title="Create an account"
			intro="With an account your extensions follow you, and you can publish your own."
			fields={[
				{ name: "username", label: "Username", autoComplete: "username", hint: "Letters, digits, - and _." },
				{ name: "email", label: "E-mail", type: "email", autoComplete: "email" },
				{
					name: "password",
					label: "Password",
					type: "password",
					autoComplete: "new-password",
					hint: "At least 10 characters. A few unusual words are good.",
				},
			]}
			submit="Create account"
			submitting="Creating your account"
			check={checkSignUp}
			send={({ username = "", email = "", password = "" }) => registry.auth.register({ username, email, password })}
			next={next ?? "/"}
			footer={
				<>
					Have an account?{" "}
					<Link
						to="/sign-in"
						search={next ? { next } : {}}
						className="rounded-mark text-accent-ink underline underline-offset-3"
					>
						Sign in
					</Link>
				</>
			}
		/>
	);
}
