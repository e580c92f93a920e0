import { useRef } from "react";
import { iconUrlOf } from "../../app/host-store.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { ExtensionIcon } from "../../ui/extension-icon.tsx";
import { harmlessLines, harmlessText } from "../../ui/harmless-text.ts";
import { useQuestions } from "./ui-power.ts";

/** A question that an extension asks, drawn by the app and signed with the extension's name. */
export function ExtensionQuestion() {
	const asked = useQuestions((state) => state.queue[0]);
	const cancel = useRef<HTMLButtonElement>(null);
	if (!asked) return null;
	const { extension, title, message, confirmLabel, cancelLabel } = asked.question;
	return (
		<Dialog
			key={asked.key}
			open
			onClose={() => asked.answer(false)}
			textOnly
			initialFocus={cancel}
			title={<bdi>{harmlessText(title)}</bdi>}
			description={
				<span className="flex items-center gap-1.5">
					<ExtensionIcon id={extension.id} url={iconUrlOf(extension.id)} size={20} />
					<span>
						Asked by <bdi className="font-medium text-ink">{harmlessText(extension.displayName, 60)}</bdi>
					</span>
				</span>
			}
			footer={
				<>
					<Button ref={cancel} onClick={() => asked.answer(false)}>
						{harmlessText(cancelLabel, 40)}
					</Button>
					<Button look="primary" onClick={() => asked.answer(true)}>
						{harmlessText(confirmLabel, 40)}
					</Button>
				</>
			}
		>
			<p className="text-14 whitespace-pre-line">{harmlessLines(message)}</p>
		</Dialog>
	);
}
