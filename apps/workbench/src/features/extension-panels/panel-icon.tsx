import { iconStrokes } from "@annex/host/panels";
import type { IconName } from "@annex/manifest";
import { createElement } from "react";

interface Props {
	name: string;
	size?: number;
	strokeWidth?: number;
	"aria-hidden"?: "true";
}

/** An icon that an extension named; the same strokes as inside its panels. */
export function PanelIcon({ name, size = 16, strokeWidth = 1.75 }: Props) {
	const strokes = Object.hasOwn(iconStrokes, name) ? iconStrokes[name as IconName] : iconStrokes.puzzle;
	return (
		<svg
			viewBox="0 0 24 24"
			width={size}
			height={size}
			fill="none"
			stroke="currentColor"
			strokeWidth={strokeWidth}
			strokeLinecap="round"
			strokeLinejoin="round"
			aria-hidden="true"
		>
			{strokes.map(([tag, attributes]) => createElement(tag, { ...attributes, key: JSON.stringify(attributes) }))}
		</svg>
	);
}
