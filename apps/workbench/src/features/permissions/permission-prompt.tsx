import type { Grant } from "@annex/manifest";
import { useEffect, useRef, useState } from "react";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { ExtensionIcon } from "../../ui/extension-icon.tsx";
import { harmlessText } from "../../ui/harmless-text.ts";
import { PublisherName } from "../../ui/publisher-name.tsx";
import { grantsFor, type PermissionQuestion, usePermissionQuestion } from "./ask-permissions.ts";
import { PermissionRow } from "./permission-row.tsx";

/** A page can time its prompt to fall under a click that was meant for something else. */
const DEAF_MS = 500;

/** Who asks, for what and why. It asks for a choice: neither Escape nor a press outside closes it. */
export function PermissionPrompt() {
	const { question, answer } = usePermissionQuestion();
	if (!question) return null;
	return <Prompt key={`${question.id} ${question.version}`} question={question} answer={answer} />;
}

function Prompt(props: { question: PermissionQuestion; answer: (grants: Grant[] | null) => void }) {
	const { question, answer } = props;
	const [given, setGiven] = useState<ReadonlySet<string>>(
		() => new Set(question.requests.filter((asked) => !asked.optional).map((asked) => asked.permission)),
	);
	const listening = useListeningAfter(DEAF_MS);
	const refuse = useRef<HTMLButtonElement>(null);
	const name = harmlessText(question.displayName, 60);
	const verb = question.development ? "Run" : question.grown ? "Update" : "Install";
	const required = question.requests.filter((asked) => !asked.optional);
	const optional = question.requests.filter((asked) => asked.optional);
	const withheld = required.filter((asked) => !given.has(asked.permission)).length;

	const row = (asked: PermissionQuestion["requests"][number]) => (
		<li key={asked.permission}>
			<PermissionRow
				asked={asked}
				mark={question.grown?.includes(asked.permission) && <Badge tone="warn">New</Badge>}
				given={given.has(asked.permission)}
				onChange={(on) => {
					if (!listening) return;
					const next = new Set(given);
					if (on) next.add(asked.permission);
					else next.delete(asked.permission);
					setGiven(next);
				}}
			/>
		</li>
	);

	return (
		<Dialog
			open
			asksForChoice
			width="wide"
			onClose={() => {}}
			initialFocus={refuse}
			title={
				<span className="flex items-center gap-3">
					<ExtensionIcon id={question.id} url={question.iconUrl} size={40} />
					<span className="min-w-0">
						<span className="block">
							{verb} <bdi>{name}</bdi>?
						</span>
						<span className="flex flex-wrap items-center gap-x-2 text-12 font-normal tracking-normal text-muted">
							<PublisherName name={question.publisher} verified={question.publisherVerified} />
							<span className="font-mono">{harmlessText(question.id, 104)}</span>
							<span className="figures">{harmlessText(question.version, 64)}</span>
						</span>
					</span>
				</span>
			}
			footer={
				<>
					<p className="mr-auto max-w-60 text-12 text-muted max-sm:w-full max-sm:max-w-none" aria-live="polite">
						{withheld > 0
							? "Parts of it will not work without what you withhold."
							: "You can take each one back at any time."}
					</p>
					<Button ref={refuse} size="large" aria-disabled={!listening} onClick={() => listening && answer(null)}>
						{question.grown ? "Keep the old version" : "Not now"}
					</Button>
					<Button
						look="primary"
						size="large"
						aria-disabled={!listening}
						onClick={() => listening && answer(grantsFor(question.requests, given))}
					>
						{verb}
					</Button>
				</>
			}
		>
			{question.development && (
				<p className="mb-3 text-13">
					It comes from the machine of whoever is signed in to your account with the command line. Nobody has reviewed
					it. It runs in this page until you close it.
				</p>
			)}
			{required.length > 0 && (
				<section>
					<h3 className="pt-1 text-12 font-medium text-muted">It asks to</h3>
					<ul className="divide-y divide-line">{required.map(row)}</ul>
				</section>
			)}
			{optional.length > 0 && (
				<section className="mt-2">
					<h3 className="pt-1 text-12 font-medium text-muted">It may also want to; works without</h3>
					<ul className="divide-y divide-line">{optional.map(row)}</ul>
				</section>
			)}
		</Dialog>
	);
}

/** `false` for the first moments, and again each time the page comes back to the front. */
function useListeningAfter(ms: number): boolean {
	const [listening, setListening] = useState(false);
	useEffect(() => {
		let timer: ReturnType<typeof setTimeout> | undefined;
		const restart = () => {
			clearTimeout(timer);
			setListening(false);
			timer = setTimeout(() => setListening(true), ms);
		};
		restart();
		window.addEventListener("focus", restart);
		return () => {
			clearTimeout(timer);
			window.removeEventListener("focus", restart);
		};
	}, [ms]);
	return listening;
}
