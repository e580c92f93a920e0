import { lazy, Suspense, useRef, useState } from "react";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Field } from "../../ui/field.tsx";
import { harmlessLines, harmlessText } from "../../ui/harmless-text.ts";
import { AskedBy } from "./asked-by.tsx";
import { type Prompt, usePrompts } from "./prompt-queue.ts";

const QuickPick = lazy(async () => ({ default: (await import("./quick-pick.tsx")).QuickPick }));

type Of<Kind extends Prompt["kind"]> = Omit<Extract<Prompt, { kind: Kind }>, "key" | "kind">;

/** What an extension asks, drawn by the app and signed with the extension's name. */
export function ExtensionQuestion() {
	const prompt = usePrompts((state) => state.queue[0]);
	switch (prompt?.kind) {
		case "confirm":
			return <Confirm key={prompt.key} asked={prompt.asked} answer={prompt.answer} />;
		case "ask":
			return <TextPrompt key={prompt.key} asked={prompt.asked} answer={prompt.answer} />;
		case "pick":
			return (
				<Suspense>
					<QuickPick key={prompt.key} asked={prompt.asked} answer={prompt.answer} />
				</Suspense>
			);
		default:
			return null;
	}
}

function Confirm({ asked, answer }: Of<"confirm">) {
	const cancel = useRef<HTMLButtonElement>(null);
	return (
		<Dialog
			open
			onClose={() => answer(false)}
			textOnly
			initialFocus={cancel}
			title={<bdi>{harmlessText(asked.title)}</bdi>}
			description={<AskedBy extension={asked.extension} />}
			footer={
				<>
					<Button ref={cancel} onClick={() => answer(false)}>
						{harmlessText(asked.cancelLabel, 40)}
					</Button>
					<Button look="primary" onClick={() => answer(true)}>
						{harmlessText(asked.confirmLabel, 40)}
					</Button>
				</>
			}
		>
			<p className="text-14 whitespace-pre-line">{harmlessLines(asked.message)}</p>
		</Dialog>
	);
}

function TextPrompt({ asked, answer }: Of<"ask">) {
	const field = useRef<HTMLInputElement>(null);
	const [text, setText] = useState(asked.value);
	const title = harmlessText(asked.title);
	return (
		<Dialog
			open
			onClose={() => answer()}
			initialFocus={field}
			title={<bdi>{title}</bdi>}
			description={<AskedBy extension={asked.extension} />}
			footer={
				<>
					<Button onClick={() => answer()}>Cancel</Button>
					<Button look="primary" onClick={() => answer(text)}>
						OK
					</Button>
				</>
			}
		>
			<form
				noValidate
				className="pt-1"
				onSubmit={(event) => {
					event.preventDefault();
					answer(text);
				}}
			>
				<Field
					ref={field}
					name="text"
					label={<span className="sr-only">{title}</span>}
					hint={<bdi>{harmlessText(asked.hint, 300)}</bdi>}
					value={text}
					placeholder={harmlessText(asked.placeholder, 100)}
					autoComplete="off"
					maxLength={2_000}
					onChange={(event) => setText(event.target.value)}
				/>
			</form>
		</Dialog>
	);
}
