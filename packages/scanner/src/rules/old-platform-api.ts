import { API_1_ENDS, isForApi1 } from "@annex/manifest";
import { readJson } from "../read-json.ts";
import type { Rule } from "../rule.ts";

export const oldPlatformApi: Rule = {
	name: "old-platform-api",
	question: "Was the extension written for a version of the platform's API that ends?",
	because:
		"Platform API 1 is kept alive over version 2 until a day that is known; its author, and whoever reviews the " +
		"extension, should know it too.",
	instead: 'Move to version 2 as the guide "Move from API 1 to 2" shows, and write `"platform": "^2.0.0"`.',
	severities: ["info"],
	*check({ path, text }) {
		if (path !== "manifest.json" || text === undefined) return;
		const json = readJson(path, text);
		if (!json.ok || !isForApi1(json.value)) return;
		const at = Math.max(0, text.search(/"(?:platform|minPlatformVersion)"\s*:/));
		yield { severity: "info", at, why: `It is written for Platform API 1, which works until ${API_1_ENDS}.` };
	},
};
