import { platformThemeTokens } from "@annex/manifest";
import type { KeptTheme } from "./look-shape.ts";
import type { Base } from "./look-store.ts";

/** A theme in small: its page with text, a quieter line, the accent. Drawn for the eye only. */
export function ThemeSwatch(props: { base: Base; theme: KeptTheme | null }) {
	const own = platformThemeTokens[props.base];
	const colour = (token: string) => props.theme?.tokens[token] ?? own[token] ?? "#808080";
	return (
		<svg
			viewBox="0 0 56 36"
			aria-hidden="true"
			className="h-9 w-14 shrink-0 rounded-control shadow-control"
			style={{ background: colour("canvas") }}
		>
			<rect x="0" y="0" width="12" height="36" fill={colour("sunken")} />
			<rect x="3.5" y="5" width="5" height="5" rx="1.5" fill={colour("accent")} />
			<rect x="4" y="14" width="4" height="2" rx="1" fill={colour("faint")} />
			<rect x="4" y="19" width="4" height="2" rx="1" fill={colour("faint")} />
			<rect x="12" y="0" width="44" height="36" fill={colour("surface")} />
			<rect x="17" y="7" width="19" height="4" rx="1.5" fill={colour("ink")} />
			<rect x="17" y="15" width="31" height="2.5" rx="1.25" fill={colour("muted")} />
			<rect x="17" y="20.5" width="14" height="2.5" rx="1.25" fill={colour("syntax-link")} />
			<rect x="33" y="20.5" width="12" height="2.5" rx="1.25" fill={colour("syntax-code")} />
			<rect x="17" y="27" width="12" height="4.5" rx="1.5" fill={colour("accent")} />
			<rect x="0.5" y="0.5" width="55" height="35" rx="5.5" fill="none" stroke={colour("line-strong")} />
		</svg>
	);
}
