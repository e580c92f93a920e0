import type { LinkedProgram } from "@annex/sandbox";

/** What the server tells a child, in this order: `boot` once, `run` once, then messages for the guest. */
export type ToChild =
	| readonly ["boot", { readonly runtime: string; readonly memoryMB: number }]
	| readonly ["run", LinkedProgram]
	| readonly ["message", unknown];

/** What a child says. Everything but `message` comes from the child's own code, never from the guest's. */
export type FromChild =
	| readonly ["ready"]
	| readonly ["evaluated"]
	| readonly ["failed", string]
	| readonly ["overMemory"]
	| readonly ["usage", cpuMs: number]
	| readonly ["message", unknown];
