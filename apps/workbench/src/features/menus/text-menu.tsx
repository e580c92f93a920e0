import type { WhenContext } from "@annex/manifest";
import { ContextMenu } from "@base-ui/react/context-menu";
import { ClipboardPaste, Copy, type LucideIcon, Scissors } from "lucide-react";
import { memo, useState } from "react";
import { whenContext } from "../../app/when-context.ts";
import { LentTo, type LentTrigger } from "../../ui/lent-trigger.tsx";
import { sayProblem } from "../../ui/toasts.ts";
import { currentView } from "../editor/current-view.ts";
import { editorPower } from "../editor/editor-power.ts";
import { ExtensionMenuItems, MENU_ITEM, MENU_POPUP, useHasMenu } from "./extension-menu-items.tsx";

/** What the menu of the text shows. What opens it is lent to the element around the text. */
export const TextMenu = memo(function TextMenu(props: { lend: (trigger: LentTrigger) => void }) {
	const offered = useHasMenu("editor.context");
	const [context, setContext] = useState<WhenContext>({});
	return (
		<ContextMenu.Root disabled={!offered} onOpenChange={(open) => open && setContext(inText())}>
			<ContextMenu.Trigger
				render={(trigger) => <LentTo trigger={trigger} lend={props.lend} />}
				onContextMenu={(event) => {
					if (event.shiftKey && event.button === 2) event.preventBaseUIHandler();
				}}
			/>
			<ContextMenu.Portal render={<section aria-label="Menu of the text" />}>
				<ContextMenu.Positioner className="z-60">
					<ContextMenu.Popup
						aria-label="Actions for the text"
						className={MENU_POPUP}
						finalFocus={() => {
							currentView()?.focus();
							return false;
						}}
					>
						<Own icon={Scissors} label="Cut" disabled={!context.hasSelection} run={cut} />
						<Own icon={Copy} label="Copy" disabled={!context.hasSelection} run={copy} />
						<Own icon={ClipboardPaste} label="Paste" disabled={!navigator.clipboard} run={paste} />
						<ExtensionMenuItems location="editor.context" context={context} below />
					</ContextMenu.Popup>
				</ContextMenu.Positioner>
			</ContextMenu.Portal>
		</ContextMenu.Root>
	);
});

/** The menu belongs to the text, wherever the focus is by the time that it opens. */
function inText(): WhenContext {
	return { ...whenContext(), editorFocus: true };
}

function Own(props: { icon: LucideIcon; label: string; disabled: boolean; run: () => Promise<void> }) {
	return (
		<ContextMenu.Item
			className={MENU_ITEM}
			disabled={props.disabled}
			onClick={() => void setTimeout(() => props.run().catch(sayProblem))}
		>
			<props.icon size={15} strokeWidth={1.75} className="mx-0.5 text-muted" aria-hidden="true" />
			{props.label}
		</ContextMenu.Item>
	);
}

function selected(): { start: number; end: number; text: string } | undefined {
	const document = editorPower.document();
	const selection = editorPower.selection();
	if (document === null || selection === null) return undefined;
	const { start, end } = selection;
	return { start, end, text: document.text.slice(start, end) };
}

async function copy(): Promise<void> {
	await navigator.clipboard.writeText(selected()?.text ?? "");
}

async function cut(): Promise<void> {
	const range = selected();
	if (range === undefined) return;
	await navigator.clipboard.writeText(range.text);
	currentView()?.replace([{ start: range.start, end: range.end, text: "" }]);
}

async function paste(): Promise<void> {
	const text = (await navigator.clipboard.readText()).replace(/\r\n?/g, "\n");
	const range = selected();
	if (range !== undefined) currentView()?.replace([{ start: range.start, end: range.end, text }]);
}
