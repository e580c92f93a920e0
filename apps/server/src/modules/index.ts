import type { Module } from "../context.ts";

/** Every module of the registry, in the order in which it is mounted under `/api/v1`. */
export const modules: readonly Module[] = [];
