import { useMemo, useState } from "react";
import { cn } from "./cn.ts";
import { generatedIcon, type IconTile } from "./generated-icon.ts";

const SHAPES: Record<IconTile["shape"], string> = {
	quarter: "M0 0h12a12 12 0 0 1-12 12z",
	disc: "M6 1.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 0 1 0-9z",
	leaf: "M0 0h6a6 6 0 0 1 6 6v6h-6a6 6 0 0 1-6-6z",
	wedge: "M0 0h12l-12 12z",
	bar: "M0 0h12v6h-12z",
	blank: "",
};
const PLACES = ["0 0", "12 0", "0 12", "12 12"] as const;

const SIZES = { 20: "size-5 rounded-mark", 32: "size-8 rounded-control", 40: "size-10", 48: "size-12", 72: "size-18" };

/** The picture of an extension: its own, or one made from its id. Decorative: the name always stands beside it. */
export function ExtensionIcon(props: { id: string; url: string | null; size: keyof typeof SIZES }) {
	const [failed, setFailed] = useState(false);
	const shape = cn("shrink-0 overflow-hidden", SIZES[props.size], props.size > 32 && "rounded-surface");
	if (props.url && !failed) {
		return (
			<img
				src={props.url}
				alt=""
				className={cn(shape, "object-cover")}
				loading="lazy"
				decoding="async"
				onError={() => setFailed(true)}
			/>
		);
	}
	return <Generated id={props.id} className={shape} />;
}

function Generated(props: { id: string; className: string }) {
	const icon = useMemo(() => generatedIcon(props.id), [props.id]);
	return (
		<svg viewBox="-4 -4 32 32" className={props.className} aria-hidden="true">
			<rect x="-4" y="-4" width="32" height="32" fill={icon.ground} />
			{icon.tiles.map((tile, index) => (
				<g key={PLACES[index]} transform={`translate(${PLACES[index]}) rotate(${tile.turn} 6 6)`}>
					<path d={SHAPES[tile.shape]} fill={tile.tone === "front" ? icon.front : icon.back} />
				</g>
			))}
		</svg>
	);
}
