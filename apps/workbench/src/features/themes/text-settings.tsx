import { Minus, Plus } from "lucide-react";
import { IconButton } from "../../ui/button.tsx";
import { harmlessText } from "../../ui/harmless-text.ts";
import { Switch } from "../../ui/switch.tsx";
import { appearanceOf, changeLook, DEFAULT_APPEARANCE, useLook } from "./look-store.ts";

const LEAST = 12;
const MOST = 32;

/** The person's own word on how the text looks: it stands in front of what extensions wish for. */
export function TextSettings() {
	const look = useLook((state) => state.look);
	const size = useLook((state) => appearanceOf(state).editorFontSize);
	const wished = useLook((state) => state.wished);
	const names = wished.map(({ name }) => harmlessText(name, 40)).join(", ");
	return (
		<section aria-label="Text" className="space-y-2 border-t border-line px-4 py-3">
			<div className="flex items-center gap-2">
				<span className="flex-1 text-13">Text size</span>
				{look.editorFontSize !== null && (
					<button
						type="button"
						onClick={() => changeLook({ editorFontSize: null })}
						className="rounded-mark px-1.5 py-1 text-12 text-accent-ink hover:underline"
					>
						Reset
					</button>
				)}
				<IconButton
					label="Smaller text"
					disabled={size <= LEAST}
					onClick={() => changeLook({ editorFontSize: Math.max(LEAST, size - 1) })}
				>
					<Minus size={14} />
				</IconButton>
				<output className="figures w-11 text-center text-13">{size} px</output>
				<IconButton
					label="Larger text"
					disabled={size >= MOST}
					onClick={() => changeLook({ editorFontSize: Math.min(MOST, size + 1) })}
				>
					<Plus size={14} />
				</IconButton>
			</div>
			<div className="flex items-center gap-3">
				<div className="min-w-0 flex-1">
					<p className="text-13">Extensions may change the text's look</p>
					<p id="text-look-help" className="truncate text-12 text-muted">
						{names === ""
							? `Face, paper, spacing; ${DEFAULT_APPEARANCE.editorFontSize} px by default`
							: `Now: ${names}`}
					</p>
				</div>
				<Switch
					label="Extensions may change the text's look"
					describedBy="text-look-help"
					checked={look.extensionsMay}
					onChange={(extensionsMay) => changeLook({ extensionsMay })}
				/>
			</div>
		</section>
	);
}
