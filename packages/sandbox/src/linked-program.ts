/**
 * A program ready to be evaluated where URLs are made: leaf modules first, the main module last.
 * Each module is a list of pieces: text as it is, or the index of the earlier module whose URL belongs there.
 */
export type LinkedProgram = readonly LinkedModule[];

export type LinkedModule = readonly (string | number)[];
