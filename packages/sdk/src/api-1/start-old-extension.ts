import type { Api, Extension, ExtensionContext } from "@annex/capabilities/guest";
import { createPlugin } from "./create-plugin.ts";
import { findExtension } from "./find-extension.ts";
import { lateApi } from "./late-api.ts";
import { oldApi } from "./old-api.ts";
import { warnOnce } from "./warn-once.ts";

/** Makes an extension of today out of what a script of version 1 hands out. */
export type StartOldExtension = (main: Readonly<Record<string, unknown>>) => Required<Extension>;

/**
 * Gives a global object what scripts of version 1 find there (`platform`, `module`, `exports`, `createPlugin`), and
 * hands back what starts one. To be called before the script is evaluated, once.
 */
export function prepare(global: object): StartOldExtension {
	const late = lateApi();
	const warn = warnOnce(late);
	const registrations: Promise<unknown>[] = [];
	const api = oldApi(late, warn, (registration) => registrations.push(registration));
	const empty = {};
	const commonJs: { exports: unknown } = { exports: empty };

	define("platform", () => {
		warn("platform");
		return api;
	});
	define("createPlugin", () => {
		warn("createPlugin");
		return createPlugin;
	});
	define("module", () => commonJs);
	define("exports", () => commonJs.exports);

	function define(name: string, get: () => unknown): void {
		Object.defineProperty(global, name, { get, configurable: true });
	}

	return (main) => {
		const { exports } = commonJs;
		const inCommonJs = exports !== empty || Object.keys(empty).length > 0;
		if (inCommonJs) warn("module.exports");
		const extension = findExtension([main, main["default"], exports]);

		async function activate(today: Api, { extension: identity, subscriptions, activatedBy }: ExtensionContext) {
			late.arrive(today);
			if (extension === undefined) {
				throw new Error("The main module exports no activate function. Write `export` in front of it.");
			}
			const context = Object.freeze({ subscriptions, extension: identity, platformVersion: "1.0.0", activatedBy });
			await extension.activate(Object.freeze({ ...api, ...context, api }), context);
			// Version 1 did not wait for registrations; who runs a command as soon as the extension is active does.
			await Promise.allSettled(registrations);
		}

		return { activate, deactivate: async () => void (await extension?.deactivate()) };
	};
}
