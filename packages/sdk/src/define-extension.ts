import type { Extension } from "@annex/capabilities/guest";

/**
 * Gives an extension its types; the identity function at run time.
 *
 * @example
 * export default defineExtension({
 *   async activate(api, context) {
 *     context.subscriptions.push(await api.commands.register("hello.say", () => api.ui.showNotification("Hello")));
 *   },
 * });
 */
export function defineExtension(extension: Extension): Extension {
	return extension;
}
