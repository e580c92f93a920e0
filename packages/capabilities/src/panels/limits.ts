/** How much one panel may hold. */
export const panelLimits = {
	/** Components. */
	nodes: 2_000,
	/** Levels, the panel itself not counted. */
	depth: 10,
	/** Characters of all texts together. */
	chars: 300_000,
	/** Panels that one extension may have beyond those of its manifest. */
	created: 10,
	/** Records in one `mutate`. */
	records: 2_000,
} as const;
