import { installBasics } from "./basics/install-basics.ts";
import type { Natives } from "./natives.ts";

/** The name under which driver and runtime hand each other what they have; gone before guest code runs. */
export const HANDOVER = "__annex";

const global = globalThis as unknown as Record<string, unknown>;

export const natives = global[HANDOVER] as Natives;
export const basics = installBasics(global, natives);
