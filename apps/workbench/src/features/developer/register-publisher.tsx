import { publisherName } from "@annex/manifest";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { registry } from "../../app/registry.ts";
import { meQuery } from "../../app/session.ts";
import { Button } from "../../ui/button.tsx";
import { describeProblem } from "../../ui/describe-problem.ts";
import { Field } from "../../ui/field.tsx";
import { say } from "../../ui/toasts.ts";

/** The first step of an author: a name that all of their extensions carry. */
export function RegisterPublisher(props: { suggestion: string }) {
	const queries = useQueryClient();
	const [name, setName] = useState(publisherName.safeParse(props.suggestion).success ? props.suggestion : "");
	const [fault, setFault] = useState<string>();
	const register = useMutation({
		mutationFn: (publisher: string) => registry.developer.register(publisher),
		onSuccess: async (publisher) => {
			say("good", `You publish as ${publisher.name}.`);
			await queries.invalidateQueries(meQuery);
		},
		onError: (error) => {
			const { title, fix } = describeProblem(error);
			setFault(`${title} ${fix}`);
		},
	});

	function onSubmit(event: FormEvent) {
		event.preventDefault();
		const parsed = publisherName.safeParse(name.trim());
		if (parsed.success) register.mutate(parsed.data);
		else setFault("Use 2 to 39 lower-case letters, digits and single hyphens; start with a letter.");
	}

	return (
		<section className="max-w-md">
			<h2 className="text-16 font-semibold">Choose your publisher name</h2>
			<p className="mt-1 text-13 text-muted">Every extension of yours carries it, and it cannot be changed later.</p>
			<form onSubmit={onSubmit} noValidate className="mt-5 flex flex-col gap-4">
				<Field
					name="publisher"
					label="Publisher name"
					value={name}
					onChange={(event) => {
						setName(event.target.value);
						setFault(undefined);
					}}
					autoCapitalize="none"
					autoComplete="off"
					spellCheck={false}
					error={fault}
					hint={
						<>
							Ids will look like <code className="text-ink">{name.trim() || "acme"}.word-count</code>
						</>
					}
				/>
				<Button type="submit" look="primary" size="large" busy={register.isPending} className="self-start">
					Register
				</Button>
			</form>
		</section>
	);
}
