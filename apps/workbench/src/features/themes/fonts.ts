import type { FontName } from "@annex/manifest";

interface Face {
	readonly label: string;
	readonly stack: string;
	/** Brings the face's style sheet; its files are fetched only once something is written in it. */
	readonly load?: () => Promise<unknown>;
}

/** The faces that extensions can name, all from this server or this machine. */
const FACES: Readonly<Record<FontName, Face>> = {
	inter: { label: "Inter", stack: '"Inter Variable", ui-sans-serif, system-ui, sans-serif' },
	"atkinson-hyperlegible": {
		label: "Atkinson Hyperlegible",
		stack: '"Atkinson Hyperlegible Next Variable", ui-sans-serif, system-ui, sans-serif',
		load: () => import("./faces/atkinson-hyperlegible.css"),
	},
	"source-serif": {
		label: "Source Serif",
		stack: '"Source Serif 4 Variable", ui-serif, Georgia, serif',
		load: () => import("./faces/source-serif.css"),
	},
	literata: {
		label: "Literata",
		stack: '"Literata Variable", ui-serif, Georgia, serif',
		load: () => import("./faces/literata.css"),
	},
	opendyslexic: {
		label: "OpenDyslexic",
		stack: '"OpenDyslexic", "Comic Sans MS", ui-sans-serif, sans-serif',
		load: () => import("./faces/opendyslexic.css"),
	},
	"jetbrains-mono": { label: "JetBrains Mono", stack: '"JetBrains Mono Variable", ui-monospace, monospace' },
	"system-sans": { label: "System sans serif", stack: "ui-sans-serif, system-ui, sans-serif" },
	"system-serif": { label: "System serif", stack: 'ui-serif, Georgia, "Times New Roman", serif' },
	"system-mono": { label: "System monospace", stack: "ui-monospace, monospace" },
};

const known: ReadonlyMap<string, Face> = new Map(Object.entries(FACES));

/** The families of a face by its name, loading it when it is needed; `undefined` for a name that is none. */
export function fontStack(name: string): string | undefined {
	const face = known.get(name);
	// Without the file the next family of the stack stands in.
	face?.load?.().catch(() => {});
	return face?.stack;
}

export const isFont = (name: string | undefined): name is FontName => name !== undefined && known.has(name);
