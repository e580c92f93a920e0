import { catalogue } from "@annex/errors";
import { platformVersion } from "./platform.ts";

export const errors = catalogue({
	platform_incompatible: {
		status: 409,
		say: (id: string) => `No version of ${id} runs on platform ${platformVersion} in this app.`,
		fix: "Wait for a version that does, or ask its author for one.",
	},
});
