import { catalogue } from "@annex/errors";

/** What the host itself refuses or reports; `name` is the extension's display name. */
export const errors = catalogue({
	shortcut_invalid: {
		status: 422,
		say: (why: string) => `That is no shortcut. ${why}`,
		fix: "Use one or two strokes such as Mod+Alt+K.",
	},
	shortcut_reserved: {
		status: 409,
		say: (keys: string) => `${keys} belongs to this app or to the browser.`,
		fix: "Choose another.",
	},
	extension_not_installed: {
		status: 404,
		say: (id: string) => `There is no extension "${id}" installed here.`,
		fix: "Install it from the marketplace.",
	},
	extension_disabled: {
		status: 409,
		say: (name: string) => `${name} is disabled.`,
		fix: "Enable it under My extensions.",
	},
	extension_suspended: {
		status: 403,
		say: (name: string, reason: string) => `A moderator suspended ${name}: ${reason}`,
		fix: "Nothing to do here; it comes back when the moderators release it.",
	},
	extension_banned: {
		status: 403,
		say: (name: string, reason: string) => `A moderator banned ${name}: ${reason}`,
		fix: "Uninstall it.",
	},
	extension_crashed: {
		status: 502,
		say: (name: string, why: string) => `${name} crashed: ${why}`,
		fix: "It is started again by itself; if it goes on, report it to its author.",
	},
	extension_crashed_repeatedly: {
		status: 502,
		say: (name: string, times: number, why: string) =>
			`${name} was stopped after ${times} crashes within a few minutes. The last one: ${why}`,
		fix: "Restart it under My extensions, or report it to its author.",
	},
	extension_unresponsive: {
		status: 504,
		say: (name: string) => `${name} stopped responding and was ended.`,
		fix: "It is started again by itself; if it goes on, report it to its author.",
	},
	extension_late: {
		status: 504,
		say: (name: string) => `${name} has not responded for a few seconds.`,
		fix: "Wait a little, or disable it under My extensions.",
	},
	extension_restarting: {
		status: 503,
		say: (name: string) => `${name} crashed a moment ago and is about to start again.`,
		fix: "Try again in a few seconds.",
	},
	extension_closed: {
		status: 410,
		say: (name: string, why: string) => `${name} was stopped: ${why}.`,
		fix: "Start it again to use it.",
	},
	activation_failed: {
		status: 502,
		say: (name: string, why: string) => `${name} could not start: ${why}`,
		fix: "Restart it under My extensions, or report it to its author.",
	},
	loading_failed: {
		status: 503,
		say: (name: string, why: string) => `${name} could not be loaded: ${why}`,
		fix: "It is tried again by itself; check the connection.",
	},
	platform_incompatible: {
		status: 409,
		say: (name: string, why: string) => `${name} does not run here: ${why}.`,
		fix: "Look for an update of the extension or of this app.",
	},
	record_invalid: {
		status: 502,
		say: (name: string, why: string) => `The registry's record of ${name} cannot be trusted: ${why}.`,
		fix: "Uninstall it and tell whoever runs the registry.",
	},
	command_unknown: {
		status: 404,
		say: (id: string) => `There is no command "${id}".`,
		fix: "The extension that declares it may have been disabled or removed.",
	},
	panel_unknown: {
		status: 404,
		say: (id: string) => `There is no panel "${id}" here.`,
		fix: "The extension that declares it may have been disabled or removed, or this app has no place for it.",
	},
	panel_without_place: {
		status: 501,
		say: (panel: string, location: string) =>
			`The panel "${panel}" is not shown: it wants to stand at "${location}", and this app has no such place.`,
		fix: 'Use a place that the app offers, or require it: "requires": ["panels.<place>"].',
	},
	picture_missing: {
		status: 404,
		say: (name: string, path: string) => `${name} has no picture "${path}".`,
		fix: "Put the file into the package; PNG, JPEG, GIF and WebP can be shown.",
	},
	grant_not_requested: {
		status: 422,
		say: (permission: string) => `The extension does not ask for the permission "${permission}".`,
		fix: "Grant only what it asks for.",
	},
	sideloaded: {
		status: 409,
		say: (name: string) => `${name} is in development here and comes from its author's machine.`,
		fix: "End the development first.",
	},
	not_sideloaded: {
		status: 409,
		say: (name: string) => `${name} is not in development here.`,
		fix: "Uninstall it under My extensions instead.",
	},
	consent_required: {
		status: 409,
		say: (name: string, version: string) => `Version ${version} of ${name} asks for more than the installed one.`,
		fix: "Show what it asks for, and pass what the person grants.",
	},
	registry_unreachable: {
		status: 503,
		say: (why: string) => `The registry does not answer: ${why}`,
		fix: "Extensions go on running; it is tried again by itself.",
	},
	token_unavailable: {
		status: 503,
		say: (why: string) => `There is no token for the registry: ${why}.`,
		fix: "Let `token` resolve with what the app's backend minted; it is asked again with the next request.",
	},
	app_not_registered: {
		status: 404,
		say: (app: string, url: string) => `The registry at ${url} knows no app "${app}".`,
		fix: "Let an administrator register it there, with the origins of its pages, or check the id.",
	},
	capability_not_registered: {
		status: 409,
		say: (name: string, app: string) => `The registry does not know that the app "${app}" offers "${name}".`,
		fix: "Let an administrator add it to the capabilities and permissions of the app's record.",
	},
	not_installable: {
		status: 409,
		say: (name: string) => `${name} is only listed at this registry; its package is elsewhere.`,
		fix: "Install it where it comes from, or look for one that is published here.",
	},
	host_disposed: {
		status: 410,
		say: () => "This extension host was disposed of.",
		fix: "Create a new one.",
	},
});
