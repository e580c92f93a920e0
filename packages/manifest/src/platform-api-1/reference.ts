import { API_1_ENDS, DEPRECATED_ON, type OldCall, oldCalls } from "./calls.ts";
import { oldSpellings } from "./modern-manifest.ts";

/** The text of `docs/reference/platform-api-1.md`, generated from the tables of calls and spellings. */
export function renderPlatformApi1Reference(): string {
	const calls: readonly OldCall[] = oldCalls;
	return [
		"# Platform API 1",
		"",
		"Generated from the tables in `@annex/manifest`; do not edit. How to leave it: [Move from API 1 to 2](../guides/move-from-api-1-to-2.md).",
		"",
		`Deprecated since ${DEPRECATED_ON}; it goes away after **${API_1_ENDS}**. An extension is given it when \`engines.platform\` leaves version 2`,
		"out, as `^1.0.0` does; a range that fits both is given version 2. It is a shim over version 2 that runs inside the",
		"extension's own sandbox: every call goes through the same contracts, permissions, limits and rates, and rejects with",
		"the same [codes](errors.md). The first use of a deprecated call is logged as a warning, once per run.",
		"",
		"## Calls",
		"",
		"| call | what it does | instead | works until |",
		"|---|---|---|---|",
		...calls.map(({ call, does, instead, ends }) => {
			return `| \`${call}\` | ${does} | ${instead === undefined ? "the same in version 2" : codeOf(instead)} | ${ends} |`;
		}),
		"",
		"An extension is a module that exports `activate(api, context)` and, if it likes, `deactivate()`; or whose default export",
		"is an object or a class with these methods, or a plugin that `createPlugin` built; or a script that sets `module.exports`.",
		"A script that only declares a function called `activate` is refused with the advice to export it.",
		"",
		"## Panels",
		"",
		"No extension's HTML comes near the page. It is read inside the extension's sandbox, and drawn by the app as [panel",
		"components](../guides/capabilities/panels.md): headings, paragraphs, emphasis, code, links to web addresses, lists,",
		"tables, rules, progress, pictures of the package, and buttons with `data-command`, which run one of the extension's own",
		"commands. Scripts, styles, frames, forms and fields, handlers such as `onclick`, and pictures from elsewhere are left",
		"out; a warning names them once.",
		"",
		"## Manifest",
		"",
		"| version 1 | read as |",
		"|---|---|",
		...oldSpellings.map(({ old, now }) => `| ${old} | ${now} |`),
		"",
		"Everything else is as in [manifest.json](manifest.md), and what does not fit is refused with what would.",
		"",
	].join("\n");
}

/** Code up to the first comma that follows a closing bracket; the rest is words. */
function codeOf(instead: string): string {
	const [, code = instead, words = ""] = /^(.*?\)|[\w.]+)((?:,? (?:whose|which)|,).*)?$/.exec(instead) ?? [];
	return /^(?:api|export)/.test(code) ? `\`${code}\`${words}` : instead;
}
