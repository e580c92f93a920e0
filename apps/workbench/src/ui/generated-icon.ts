/** One of the four quarters of a generated icon. */
export interface IconTile {
	readonly shape: "quarter" | "disc" | "leaf" | "wedge" | "bar" | "blank";
	/** Degrees, a multiple of 90. */
	readonly turn: number;
	readonly tone: "front" | "back";
}

export interface GeneratedIcon {
	readonly ground: string;
	readonly front: string;
	readonly back: string;
	/** Top left, top right, bottom left, bottom right. */
	readonly tiles: readonly [IconTile, IconTile, IconTile, IconTile];
}

/** Ground, front, back. Chosen by eye: each reads at 20 px on white and on near-black. */
const PALETTES = [
	["#1d3a8f", "#9db8ff", "#5f86f5"],
	["#0c5b4c", "#9be3cb", "#38b593"],
	["#7a2e12", "#ffc9a3", "#f28a4b"],
	["#5b1f5e", "#f3b6ee", "#c767c4"],
	["#7a1733", "#ffb8c6", "#ee6a8a"],
	["#26424f", "#b9dbe8", "#6ba7be"],
	["#5d4708", "#f7dd8c", "#d3a52a"],
	["#3b2b7c", "#c9bcff", "#8f78ee"],
	["#2b4a1d", "#c5e8a8", "#7eb757"],
	["#2c2f36", "#d5d9e1", "#8e95a3"],
] as const;

const SHAPES = ["quarter", "quarter", "leaf", "disc", "wedge", "bar", "quarter", "leaf"] as const;

/** An icon for an extension that brings none. Depends on the id alone, so it is the same everywhere and for ever. */
export function generatedIcon(id: string): GeneratedIcon {
	const next = randomFrom(id);
	const [ground, front, back] = PALETTES[next(PALETTES.length)] ?? PALETTES[0];
	const tile = (): IconTile => ({
		shape: SHAPES[next(SHAPES.length)] ?? "quarter",
		turn: next(4) * 90,
		tone: next(5) < 3 ? "front" : "back",
	});
	const tiles: [IconTile, IconTile, IconTile, IconTile] = [tile(), tile(), tile(), tile()];
	// One empty quarter in three icons lets the others breathe.
	if (next(3) === 0) tiles[next(4)] = { shape: "blank", turn: 0, tone: "front" };
	return { ground, front, back, tiles };
}

/** FNV-1a to seed, xorshift to draw: small, stable, and no business of anything that needs secrecy. */
function randomFrom(seed: string): (below: number) => number {
	let state = 0x811c9dc5;
	for (const byte of new TextEncoder().encode(seed)) state = Math.imul(state ^ byte, 0x01000193);
	state ||= 1;
	return (below) => {
		state ^= state << 13;
		state ^= state >>> 17;
		state ^= state << 5;
		return (state >>> 0) % below;
	};
}
