/** One call of Platform API 1: what stands for it in version 2, and how long it goes on working. */
export interface OldCall {
	/** As an extension writes it. */
	readonly call: string;
	/** What it does today, for the reference. */
	readonly does: string;
	/** What to write instead; absent = version 2 has the same call, so nobody is warned. */
	readonly instead?: string;
	/** The last day (UTC) on which platforms keep it; at least six months after `DEPRECATED_ON`. */
	readonly ends: string;
}

/** The day (UTC) from which extensions of version 1 are warned. */
export const DEPRECATED_ON = "2026-11-21";

const END = "2027-11-30";

/** Every call of Platform API 1; the one truth for the shim, its warnings, the scan and the reference. */
export const oldCalls = [
	{
		call: "ui.showMessage",
		does: "Shows a text of at most 500 characters; `type` is `info`, `success`, `warning` or `error`.",
		instead: "api.ui.showNotification(message, { level })",
		ends: END,
	},
	{
		call: "ui.showNotification",
		does: "As `ui.showMessage`.",
		instead: "api.ui.showNotification(message, { level })",
		ends: END,
	},
	{
		call: "ui.showModal",
		does: "Asks `title` with `content` below; `true` = confirmed. Of HTML the text is shown.",
		instead: "api.ui.showModal({ title, message })",
		ends: END,
	},
	{
		call: "ui.createPanel",
		does: "Adds a panel with `title` that shows `html` (or `content`), and brings it into view. Answers with `update(html)` and `dispose()`. `id` may name a declared panel.",
		instead: "api.panels.create(options, fill)",
		ends: END,
	},
	{
		call: "ui.registerPanel",
		does: "Adds a panel that shows the HTML which `render(panel)` answers with, each time it comes into view; `panel.update(html)` changes it later.",
		instead: "api.panels.register(id, fill)",
		ends: END,
	},
	{
		call: "ui.registerCommand",
		does: "Answers a command that `contributes.commands` declares.",
		instead: "api.commands.register(id, handler)",
		ends: END,
	},
	{
		call: "commands.registerCommand",
		does: "Answers a command that `contributes.commands` declares.",
		instead: "api.commands.register(id, handler)",
		ends: END,
	},
	{
		call: "commands.executeCommand",
		does: "Executes one of the extension's own commands.",
		instead: "api.commands.execute(id, ...args)",
		ends: END,
	},
	{
		call: "storage.get",
		does: "Reads a value; `null` for a key that was never set.",
		instead: "api.storage.get(key), which answers undefined for a key that was never set",
		ends: END,
	},
	{ call: "storage.set", does: "Keeps a JSON value under a key.", ends: END },
	{ call: "storage.delete", does: "Forgets a key.", ends: END },
	{
		call: "network.fetch",
		does: "Asks a granted host and answers with a `Response` that is whole already. Of the options, `method`, `headers`, `body` and `signal` count.",
		instead: "api.network.fetch(url, options), whose answer has text(), json() and bytes() without waiting",
		ends: END,
	},
	{ call: "clipboard.read", does: "Reads the text that was copied last.", ends: END },
	{ call: "clipboard.write", does: "Replaces what was copied.", ends: END },
	{ call: "events.on", does: "Listens for an event of the app or of the extension itself.", ends: END },
	{ call: "events.once", does: "Listens for the next one only.", ends: END },
	{ call: "events.off", does: "Stops what `on` or `once` began with the same listener.", ends: END },
	{ call: "events.emit", does: "Sends one of the extension's own events to its own listeners.", ends: END },
	{
		call: "createPlugin",
		does: "Builds a plugin: `withMetadata`, `requestPermissions`, `onInitialize`, `onDestroy`, `build`. What it says of itself counts for nothing beside the manifest.",
		instead: "export function activate(api, context)",
		ends: END,
	},
	{
		call: "platform",
		does: "The API as a global variable; calls made while the script loads wait for the activation.",
		instead: "the first argument of activate(api, context)",
		ends: END,
	},
	{
		call: "module.exports",
		does: "Hands out `activate` and `deactivate` as CommonJS does.",
		instead: "export function activate(api, context)",
		ends: END,
	},
] as const satisfies readonly OldCall[];

/** The name of a call of Platform API 1. */
export type OldCallName = (typeof oldCalls)[number]["call"];

/** When the last call of version 1 ends, and the version with it. */
export const API_1_ENDS: string =
	oldCalls
		.map(({ ends }) => ends)
		.sort()
		.at(-1) ?? END;
