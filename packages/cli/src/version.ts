import pkg from "../package.json" with { type: "json" };

/** The version of this command line, from its package. */
export const cliVersion: string = pkg.version;
