import { getRouteApi, Link } from "@tanstack/react-router";
import { registry } from "../../app/registry.ts";
import { AccountForm } from "./account-form.tsx";
import { checkSignIn } from "./field-errors.ts";

const route = getRouteApi("/sign-in");

export function SignInPage() {
	const { next } = route.useSearch();
	return (
		<AccountForm
			title="Sign in"
			intro="What you installed without an account comes with you."
			fields={[
				{ name: "login", label: "Username or e-mail", autoComplete: "username" },
				{ name: "password", label: "Password", type: "password", autoComplete: "current-password" },
			]}
			submit="Sign in"
			submitting="Signing in"
			check={checkSignIn}
			send={({ login = "", password = "" }) => registry.auth.login({ login, password })}
			next={next ?? "/"}
			footer={
				<>
					No account yet?{" "}
					<Link
						to="/sign-up"
						search={next ? { next } : {}}
						className="rounded-mark text-accent-ink underline underline-offset-3"
					>
						Create one
					</Link>
				</>
			}
		/>
	);
}
