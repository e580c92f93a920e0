import { z } from "zod";
import { issue, timestamp } from "./common.ts";

// A development session: the way of one extension from its author's machine into that author's own workbench.

/** Made by the command line, at random; whoever is not the same user cannot use it. */
export const developmentKey = z.string().regex(/^[A-Za-z0-9_-]{22,64}$/);
export const developmentParams = z.object({ key: developmentKey });

export const developmentBuild = z.object({
	id: z.string(),
	version: z.string(),
	manifest: z.record(z.string(), z.unknown()).describe("The parsed manifest, defaults filled in."),
	modules: z.array(z.object({ path: z.string(), source: z.string() })).describe("Main script and imports, leaf first."),
});
export type DevelopmentBuild = z.infer<typeof developmentBuild>;

/** Why the sources give no build. */
export const developmentProblem = z.strictObject({
	message: z.string().min(1).max(500),
	issues: z
		.array(
			z.strictObject({ path: issue.shape.path.max(300), sentence: z.string().max(1_000), fix: z.string().max(1_000) }),
		)
		.max(50),
});
export type DevelopmentProblem = z.infer<typeof developmentProblem>;

/** One event of `developer/sessions/:key/events`: all there is to know, each time something changes. */
export const developmentState = z.object({
	/** Grows with every build. */
	revision: z.int(),
	/** The latest one that worked. */
	build: developmentBuild.nullable(),
	/** Set while the sources give none. */
	problem: developmentProblem.nullable(),
	/** The author has stopped; nothing follows. */
	ended: z.boolean(),
});
export type DevelopmentState = z.infer<typeof developmentState>;

export const developmentResult = z.object({
	revision: z.int(),
	watchers: z.int().describe("Workbenches that follow."),
});

/** What the extension said in the workbench, for the author's terminal. */
export const developmentLine = z.strictObject({
	level: z.enum(["debug", "info", "warn", "error"]),
	message: z.string().max(2_000),
	stack: z.string().max(8_000).optional(),
});
export type DevelopmentLine = z.infer<typeof developmentLine>;

export const developmentLinesQuery = z.object({ after: z.coerce.number().int().min(0).default(0) });
export const developmentLines = z.object({
	items: z.array(developmentLine.extend({ at: timestamp })),
	/** Pass as `after` to go on. */
	next: z.int(),
	watchers: z.int(),
});
