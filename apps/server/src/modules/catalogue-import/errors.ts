import { catalogue } from "@annex/errors";

export const errors = catalogue({
	source_taken: {
		status: 409,
		say: (source: string) =>
			`"${source}" is a publisher of this registry, so no other catalogue can be listed under it.`,
		fix: "Give the entries another `source`.",
	},
	entry_conflict: {
		status: 409,
		say: (originalId: string, id: string) => `"${originalId}" would be called ${id}, which another entry is called.`,
		fix: "Check that the entries name their `source`, and that no id was changed by hand.",
	},
});
