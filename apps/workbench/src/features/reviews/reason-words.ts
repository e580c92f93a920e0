import type { AbuseReason } from "@annex/registry-api";

export const reasonWords: Readonly<Record<AbuseReason, string>> = {
	malicious: "It does harm",
	privacy: "It takes or shares private data",
	impersonation: "It pretends to be something else",
	spam: "It is advertisement or empty",
	copyright: "It uses what belongs to others",
	other: "Something else",
};
