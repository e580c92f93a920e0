import { catalogue } from "@annex/errors";

export const errors = catalogue({
	blob_corrupt: {
		status: 500,
		say: (digest: string) => `The stored bytes of ${digest} are no longer what was stored.`,
		fix: "Restore the file from a backup; the storage may be failing.",
	},
});
