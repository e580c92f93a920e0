import { AnnexError } from "@annex/errors";
import type { Me } from "@annex/registry-api";
import { useRouter } from "@tanstack/react-router";
import { type FormEvent, type ReactNode, useRef, useState } from "react";
import { identityChanged } from "../../app/sign-out.ts";
import { Button } from "../../ui/button.tsx";
import { describeProblem } from "../../ui/describe-problem.ts";
import { Field } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { type FieldErrors, issuesByField } from "./field-errors.ts";

export interface FieldSpec {
	readonly name: string;
	readonly label: string;
	readonly type?: "text" | "email" | "password";
	readonly autoComplete: string;
	readonly hint?: string;
}

/** One form for signing in and up: checks first, then asks, and puts what came back beside the field it concerns. */
export function AccountForm(props: {
	title: string;
	intro: string;
	fields: readonly FieldSpec[];
	submit: string;
	submitting: string;
	/** What can be said without asking the server; empty = fine. */
	check: (values: Record<string, string>) => FieldErrors;
	send: (values: Record<string, string>) => Promise<Me>;
	next: string;
	footer: ReactNode;
}) {
	const router = useRouter();
	const form = useRef<HTMLFormElement>(null);
	const [errors, setErrors] = useState<FieldErrors>({});
	const [problem, setProblem] = useState<unknown>(null);
	const [busy, setBusy] = useState(false);

	async function onSubmit(event: FormEvent<HTMLFormElement>) {
		event.preventDefault();
		if (busy) return;
		const values = Object.fromEntries(
			[...new FormData(event.currentTarget)].map(([key, value]) => [key, String(value)]),
		);
		const faults = props.check(values);
		if (show(faults)) return;
		setBusy(true);
		setProblem(null);
		try {
			await props.send(values);
			await identityChanged();
			await router.navigate({ to: props.next });
		} catch (error) {
			const known = error instanceof AnnexError ? issuesByField(error, props.fields) : {};
			if (!show(known)) setProblem(error);
		} finally {
			setBusy(false);
		}
	}

	/** Shows the faults and goes to the first; `false` when there are none. */
	function show(faults: FieldErrors): boolean {
		setErrors(faults);
		const first = props.fields.find((field) => faults[field.name]);
		if (!first) return false;
		form.current?.querySelector<HTMLInputElement>(`[name="${first.name}"]`)?.focus();
		return true;
	}

	const said = problem ? describeProblem(problem) : null;
	return (
		<main className="h-full overflow-y-auto">
			<div className="mx-auto flex min-h-full w-full max-w-[380px] flex-col justify-center px-5 py-10">
				<img src="/annex.svg" alt="" className="size-10 rounded-surface" />
				<h1 className="mt-5 text-20 font-semibold">{props.title}</h1>
				<p className="mt-1 text-13 text-muted">{props.intro}</p>
				<form ref={form} noValidate onSubmit={onSubmit} className="mt-6 flex flex-col gap-4">
					{said && (
						<Notice tone="bad" title={said.title} urgent>
							{said.fix}
						</Notice>
					)}
					{props.fields.map((field) => (
						<Field
							key={field.name}
							name={field.name}
							label={field.label}
							type={field.type ?? "text"}
							autoComplete={field.autoComplete}
							autoCapitalize="none"
							spellCheck={false}
							hint={field.hint}
							error={errors[field.name]}
							onChange={() => setErrors(({ [field.name]: _, ...rest }) => rest)}
						/>
					))}
					<Button type="submit" look="primary" size="large" busy={busy} className="mt-1 w-full">
						{busy ? props.submitting : props.submit}
					</Button>
				</form>
				<p className="mt-5 text-center text-13 text-muted">{props.footer}</p>
			</div>
		</main>
	);
}
