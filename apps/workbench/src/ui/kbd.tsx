const APPLE = typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.userAgent);
const NAMES: Record<string, string> = APPLE
	? { Mod: "⌘", Meta: "⌘", Shift: "⇧", Alt: "⌥", Ctrl: "⌃" }
	: { Mod: "Ctrl", Meta: "Win" };

/** One shortcut, written the way this platform writes it: keys joined by `+`, strokes by a space. `Mod` is Command or Control. */
export function Kbd(props: { keys: string }) {
	return (
		<span className="inline-flex items-center gap-1.5">
			{numbered(props.keys.split(" ")).map(([strokeKey, stroke]) => (
				<span key={strokeKey} className="inline-flex items-center gap-0.5">
					{stroke.split("+").map((key) => (
						<kbd
							key={key}
							className="inline-flex h-5 min-w-5 items-center justify-center rounded-mark border border-line bg-canvas px-1 font-sans text-12 text-muted"
						>
							{NAMES[key] ?? key}
						</kbd>
					))}
				</span>
			))}
		</span>
	);
}

/** The same stroke may come twice. */
function numbered(strokes: readonly string[]): [key: string, stroke: string][] {
	return strokes.map((stroke, index) => [`${index} ${stroke}`, stroke]);
}
