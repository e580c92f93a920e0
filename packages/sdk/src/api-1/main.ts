import { prepare } from "./start-old-extension.ts";

/** The module that a host links in front of an extension of version 1: evaluated first, and asked to start it. */
export const start = prepare(globalThis);
