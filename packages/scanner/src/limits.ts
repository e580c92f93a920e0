const MB = 1024 * 1024;

/** What a package may be at most. Bytes are counted as inflated unless said otherwise. */
export const packageLimits = {
	/** Of the ZIP itself. */
	packageBytes: 20 * MB,
	totalBytes: 50 * MB,
	fileBytes: 10 * MB,
	/** Files and folders that the ZIP lists. */
	entries: 1_000,
	/** Inflated to deflated; entries under 64 KB are spared, because short repetitive text reaches it honestly. */
	ratio: 100,
	ratioFromBytes: 64 * 1024,
	pathChars: 200,
	/** Folders in a path, plus the file. */
	pathDepth: 10,
	manifestBytes: 256 * 1024,
	documentBytes: MB,
	/** Of one script; a larger one cannot be judged in reasonable time, so it is refused by the scan. */
	scriptBytes: 5 * MB,
	iconBytes: 256 * 1024,
	iconPixels: 512,
	/** Faults that are reported together. */
	issues: 50,
} as const;
