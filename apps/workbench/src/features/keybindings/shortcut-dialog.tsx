import { strokeOf } from "@annex/host";
import { useEffect, useRef, useState } from "react";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";

/** Asks for a shortcut by having it pressed: one stroke, or two one after the other. Escape leaves all as it was. */
export function ShortcutDialog(props: {
	title: string;
	/** Closed while absent. */
	open: boolean;
	/** Why the last choice was refused. */
	fault: string | undefined;
	onChoose: (keys: string) => void;
	onClose: () => void;
}) {
	const [strokes, setStrokes] = useState<readonly string[]>([]);
	const field = useRef<HTMLInputElement>(null);
	useEffect(() => {
		if (props.open) setStrokes([]);
	}, [props.open]);
	return (
		<Dialog
			open={props.open}
			onClose={props.onClose}
			title="Press the new shortcut"
			description={props.title}
			initialFocus={field}
			footer={
				<>
					<Button onClick={props.onClose}>Cancel</Button>
					<Button look="primary" disabled={strokes.length === 0} onClick={() => props.onChoose(strokes.join(" "))}>
						Use it
					</Button>
				</>
			}
		>
			<input
				ref={field}
				readOnly
				aria-label="New shortcut"
				aria-describedby="shortcut-help"
				placeholder="Press keys"
				value={strokes.join(", then ")}
				onKeyDown={(event) => {
					const stroke = strokeOf(event);
					// Those that lead out of the field, or settle it.
					if (stroke === undefined || stroke === "Escape" || stroke === "Tab" || stroke === "Shift+Tab") return;
					event.preventDefault();
					event.stopPropagation();
					if (event.repeat) return;
					if (stroke === "Enter" && strokes.length > 0) props.onChoose(strokes.join(" "));
					else if (stroke === "Backspace") setStrokes([]);
					else setStrokes((before) => (before.length === 2 ? [stroke] : [...before, stroke]));
				}}
				className="h-14 w-full rounded-surface border border-line-strong bg-canvas px-4 text-center text-16 outline-offset-2 placeholder:text-13 placeholder:text-faint"
			/>
			<p id="shortcut-help" className="mt-2 text-12 text-muted">
				Two strokes, one after the other, count as one. Enter takes it, Backspace starts again.
			</p>
			{props.fault && (
				<p role="alert" className="mt-2 text-13 text-bad">
					{props.fault}
				</p>
			)}
		</Dialog>
	);
}
