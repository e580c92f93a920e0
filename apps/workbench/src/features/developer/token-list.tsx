import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Check, Copy, KeyRound } from "lucide-react";
import { type FormEvent, useState } from "react";
import { registry } from "../../app/registry.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Field } from "../../ui/field.tsx";
import { ago, day } from "../../ui/figures.ts";
import { harmlessText } from "../../ui/harmless-text.ts";
import { Notice } from "../../ui/notice.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Loading, Skeleton } from "../../ui/skeleton.tsx";
import { say, sayProblem } from "../../ui/toasts.ts";
import { tokensQuery } from "./queries.ts";

const DEFAULT_DAYS = 90;

/** Tokens for the command line and for machines. Each is shown once. */
export function TokenList() {
	const { data, error, refetch } = useQuery(tokensQuery);
	const [creating, setCreating] = useState(false);
	const queries = useQueryClient();
	const remove = useMutation({
		mutationFn: (id: string) => registry.developer.deleteToken(id),
		onSuccess: () => say("info", "The token is withdrawn."),
		onError: sayProblem,
		onSettled: () => queries.invalidateQueries(tokensQuery),
	});
	return (
		<section aria-labelledby="tokens">
			<div className="flex items-center justify-between">
				<h2 id="tokens" className="text-16 font-semibold">
					Tokens
				</h2>
				<Button onClick={() => setCreating(true)}>New token</Button>
			</div>
			<div className="mt-3 rounded-surface border border-line bg-surface shadow-control">
				{error && !data ? (
					<ProblemNotice error={error} onRetry={() => void refetch()} />
				) : !data ? (
					<Loading label="Loading tokens" className="p-4">
						<Skeleton className="h-4 w-1/2" />
					</Loading>
				) : data.length === 0 ? (
					<EmptyState icon={KeyRound} title="No tokens">
						“annex login” asks for one, and so does a machine that publishes for you.
					</EmptyState>
				) : (
					<ul className="divide-y divide-line">
						{data.map((token) => (
							<li key={token.id} className="flex items-center gap-4 px-4 py-2.5">
								<div className="min-w-0 flex-1">
									<p className="truncate text-13 font-medium">{harmlessText(token.name, 60)}</p>
									<p className="figures text-12 text-muted">
										<code>{token.prefix}…</code> · {token.scopes.join(" and ")} · until {day(token.expiresAt)} ·{" "}
										{token.lastUsedAt ? `used ${ago(token.lastUsedAt)}` : "never used"}
									</p>
								</div>
								<Button
									look="quiet-danger"
									size="small"
									busy={remove.isPending && remove.variables === token.id}
									onClick={() => remove.mutate(token.id)}
								>
									Withdraw
								</Button>
							</li>
						))}
					</ul>
				)}
			</div>
			{creating && <NewToken onClose={() => setCreating(false)} />}
		</section>
	);
}

function NewToken(props: { onClose: () => void }) {
	const queries = useQueryClient();
	const [fault, setFault] = useState<string>();
	const [copied, setCopied] = useState(false);
	const create = useMutation({
		mutationFn: (name: string) => registry.developer.createToken({ name, expiresInDays: DEFAULT_DAYS }),
		onSettled: () => queries.invalidateQueries(tokensQuery),
	});
	const secret = create.data?.token;

	function onSubmit(event: FormEvent<HTMLFormElement>) {
		event.preventDefault();
		const name = String(new FormData(event.currentTarget).get("name")).trim();
		if (name) create.mutate(name);
		else setFault("Write what it is for, such as “laptop”.");
	}

	return (
		<Dialog
			open
			onClose={props.onClose}
			width="wide"
			title={secret ? "Your new token" : "New token"}
			footer={
				secret ? (
					<Button look="primary" onClick={props.onClose}>
						Done
					</Button>
				) : (
					<Button type="submit" form="new-token" look="primary" busy={create.isPending}>
						Create
					</Button>
				)
			}
		>
			{secret ? (
				<>
					<Notice tone="warn" title="It is shown this once.">
						Copy it now. Who has it can publish in your name.
					</Notice>
					<div className="mt-3 flex gap-2">
						<input
							readOnly
							aria-label="Token"
							value={secret}
							onFocus={(event) => event.target.select()}
							className="h-9 min-w-0 flex-1 rounded-control border border-control bg-sunken px-3 font-mono text-12"
						/>
						<Button
							size="large"
							onClick={async () => {
								await navigator.clipboard.writeText(secret);
								setCopied(true);
							}}
						>
							{copied ? <Check size={15} /> : <Copy size={15} />}
							{copied ? "Copied" : "Copy"}
						</Button>
					</div>
				</>
			) : (
				<form id="new-token" onSubmit={onSubmit} noValidate className="flex flex-col gap-3">
					{create.isError && <ProblemNotice error={create.error} />}
					<Field
						name="name"
						label="Name"
						maxLength={60}
						autoComplete="off"
						placeholder="laptop"
						error={fault}
						onChange={() => setFault(undefined)}
						hint={`It can publish and read, and ends after ${DEFAULT_DAYS} days.`}
					/>
				</form>
			)}
		</Dialog>
	);
}
