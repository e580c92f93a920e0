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
		say: (id: string, version: string | undefined, app?: { name: string; lacks: readonly string[] }) => {
			if (app && app.lacks.length > 0) {
				const lacks = app.lacks.map((name) => `"${name}"`).join(" and ");
				return `${version === undefined ? id : `${id} ${version}`} needs ${lacks}, which ${app.name} does not offer.`;
			}
			return version === undefined
				? `No stable version of ${id} runs in this app, on platform ${platformVersion}.`
				: `${id} ${version} does not run in this app, on platform ${platformVersion}.`;
		},
		fix: "Install it in an app that offers what it needs, or wait for a version that runs here.",
	},
});
