const APPLE = typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.userAgent);
const NAMES: Record<string, string> = APPLE ? { Mod: "⌘", Shift: "⇧", Alt: "⌥" } : { Mod: "Ctrl" };

/** One shortcut, written the way this platform writes it. `Mod` is Command or Control. */
export function Kbd(props: { keys: string }) {
	return (
		<span className="inline-flex items-center gap-0.5">
			{props.keys.split("+").map((key) => (
				<kbd
					key={key}
					className="inline-flex h-5 min-w-5 items-center justify-center rounded-mark border border-line bg-canvas px-1 font-sans text-12 text-muted"
				>
					{NAMES[key] ?? key}
				</kbd>
			))}
		</span>
	);
}
