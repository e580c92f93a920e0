import { catalogue } from "@annex/errors";
import { platformVersion } from "./platform.ts";

export const errors = catalogue({
	not_installable: {
		status: 409,
		say: (id: string, source: string) =>
			`${id} is only listed here: ${source} publishes it, and its package is not here.`,
		fix: "Install it where it comes from, or look for one that is published here.",
	},
	platform_incompatible: {
		status: 409,
		say: (id: string, version: string | undefined) =>
			version === undefined
				? `No stable version of ${id} runs in this app, on platform ${platformVersion}.`
				: `${id} ${version} does not run in this app, on platform ${platformVersion}.`,
		fix: "Wait for a version that does, or ask its author for one.",
	},
});
