import { catalogue } from "@annex/errors";
import { isPlatformPermission, permissionCatalogue } from "@annex/manifest";

/** Everything that a capability refuses, as an extension's author reads it. */
export const errors = catalogue({
	permission_denied: {
		status: 403,
		say: (method: string, permission: string) =>
			`${method} needs the permission "${permission}"${describePermission(permission)}, which is not granted.`,
		fix: "Ask for it under permissions in manifest.json, and let the person grant it under My extensions.",
	},
	capability_not_offered: {
		status: 501,
		say: (capability: string) => `This app does not offer the capability "${capability}".`,
		fix: 'Name it under "requires" in manifest.json, so that only apps that offer it install the extension.',
	},
	command_not_declared: {
		status: 422,
		say: (id: string) => `The command "${id}" is not declared in manifest.json.`,
		fix: "Add it to contributes.commands; the id has to be the same.",
	},
	command_already_registered: {
		status: 409,
		say: (id: string) => `The command "${id}" already has a handler.`,
		fix: "Dispose of the earlier registration first.",
	},
	command_unknown: {
		status: 404,
		say: (id: string) => `There is no command "${id}".`,
		fix: "Check the id; an extension can execute the commands that it declares itself.",
	},
	command_not_registered: {
		status: 501,
		say: (id: string) => `The extension declares the command "${id}" but did not register a handler for it.`,
		fix: "Call api.commands.register in activate.",
	},
	quota_exceeded: {
		status: 413,
		say: (limit: string) => `That does not fit: ${limit}.`,
		fix: "Delete keys that are no longer needed, or store less.",
	},
	address_invalid: {
		status: 422,
		say: () => "That is no https address with a host name; addresses with user info or a number for a host are none.",
		fix: "Write the address as in https://api.example.com/path.",
	},
	address_not_granted: {
		status: 403,
		say: (host: string) => `No granted host pattern covers this address at ${host}.`,
		fix: 'Ask for it under "network" in manifest.json, and let the person grant it under My extensions.',
	},
	method_not_granted: {
		status: 403,
		say: (method: string) => `The method ${method} is not granted.`,
		fix: 'Ask for it beside "network" in manifest.json, as in "methods": ["GET", "POST"], and let the person grant it.',
	},
	body_not_allowed: {
		status: 422,
		say: (method: string) => `A ${method} request has no body.`,
		fix: "Use POST, PUT or PATCH, or leave the body out.",
	},
	network_busy: {
		status: 429,
		say: (limit: number) => `${limit} requests are under way; there may be no more at once.`,
		fix: "Wait for one of them.",
	},
	network_failed: {
		status: 502,
		say: (host: string) => `${host} cannot be reached, or did not answer as it has to.`,
		fix: "Check the address; it needs a valid certificate and, in an app without a relay, CORS headers and no redirect.",
	},
	network_timeout: {
		status: 504,
		say: (ms: number) => `The answer was not complete within ${ms} ms.`,
		fix: "Try again later, or ask for less.",
	},
	answer_too_large: {
		status: 502,
		say: (limit: number) => `The answer is larger than ${limit} bytes once it is decompressed.`,
		fix: "Ask for less at once.",
	},
	document_conflict: {
		status: 409,
		say: (given: number, current: number) =>
			`The document is at version ${current}; the edits were made for version ${given}. Nothing was changed.`,
		fix: "Read the text again and make the edits for its version.",
	},
	document_closed: {
		status: 404,
		say: () => "The document is no longer open. Nothing was changed.",
		fix: "Read the active document again.",
	},
	edits_invalid: {
		status: 422,
		say: (fault: string) => `The edits cannot be applied: ${fault}. Nothing was changed.`,
		fix: "Send ranges inside the text, sorted by start and without overlap.",
	},
	file_missing: {
		status: 404,
		say: (path: string) => `Nothing lies at "${path}" in this workspace.`,
		fix: "List the folder to see what is there.",
	},
	file_taken: {
		status: 409,
		say: (path: string) => `Something else lies at "${path}", or in the way to it. Nothing was changed.`,
		fix: "Choose another path, or read the file and write over its version.",
	},
	file_conflict: {
		status: 409,
		say: (path: string, given: number, current: number) =>
			`"${path}" is at version ${current}; the text was made for version ${given}. Nothing was changed.`,
		fix: "Read the file again and make the text for its version.",
	},
	file_too_large: {
		status: 413,
		say: (path: string, limit: number) => `"${path}" is longer than ${limit} characters.`,
		fix: "Such a file can be opened by the person only.",
	},
	folder_not_empty: {
		status: 409,
		say: (path: string) => `The folder "${path}" is not empty. Nothing was deleted.`,
		fix: 'Delete what lies in it first, or say "recursive".',
	},
	watch_limit: {
		status: 409,
		say: (limit: number) => `This extension watches ${limit} paths already; it may watch no more at once.`,
		fix: "Watch a folder in place of each of its files, or dispose of a watch first.",
	},
	decorations_invalid: {
		status: 422,
		say: (fault: string) => `The decorations cannot be shown: ${fault}. Nothing was changed.`,
		fix: 'Send ranges inside the text and inside "within", sorted by start and without overlap.',
	},
	decorations_full: {
		status: 409,
		say: (limit: number) => `An extension may have ${limit} decorations in a document. Nothing was changed.`,
		fix: "Mark the visible part only: api.decorations.onDidChangeVisibleRange tells which that is.",
	},
	modal_already_open: {
		status: 409,
		say: () => "This extension is already asking something.",
		fix: "Wait for the answer before asking again.",
	},
	clipboard_refused: {
		status: 403,
		say: () => "The browser did not let this page at the clipboard.",
		fix: "Click into the page and try again, or allow the clipboard for this page in the browser.",
	},
	clipboard_too_large: {
		status: 413,
		say: (limit: number) => `What was copied is longer than ${limit} characters.`,
		fix: "Copy less at once.",
	},
	progress_limit: {
		status: 409,
		say: (limit: number) => `This extension shows ${limit} kinds of work already; it may show no more at once.`,
		fix: "End one of them first.",
	},
	setting_unknown: {
		status: 404,
		say: (key: string) => `The manifest declares no setting "${key}".`,
		fix: "Add it to contributes.settings; the key has to be the same.",
	},
	setting_invalid: {
		status: 422,
		say: (key: string, fault: string) => `The setting "${key}" cannot hold this. ${fault}`,
		fix: "Use a value that fits the setting's declaration in manifest.json.",
	},
	panel_unknown: {
		status: 404,
		say: (panel: string) => `This extension has no panel "${panel}".`,
		fix: "Declare it under contributes.panels, or create it first; the id has to be the same.",
	},
	panel_already_registered: {
		status: 409,
		say: (panel: string) => `The panel "${panel}" is there already.`,
		fix: "Dispose of the earlier registration first.",
	},
	panel_not_registered: {
		status: 501,
		say: (panel: string) => `The extension declares the panel "${panel}" but does not fill it.`,
		fix: "Call api.panels.register in activate.",
	},
	panel_limit: {
		status: 409,
		say: (limit: number) => `This extension has added ${limit} panels already; it may add no more.`,
		fix: "Dispose of one of them first.",
	},
	panel_location_unknown: {
		status: 422,
		say: (location: string) => `This app has no place for panels called "${location}".`,
		fix: "Use a place that the app's documentation names, such as side or bottom.",
	},
	panel_too_large: {
		status: 413,
		say: (limit: string) => `The panel holds too much: there may be at most ${limit}. It was emptied.`,
		fix: "Show less at once: a page of the list, or what the person searches for.",
	},
	panel_tree_invalid: {
		status: 422,
		say: (fault: string) => `The change does not fit the panel: ${fault}. It was emptied.`,
		fix: "Draw panels with api.panels, which sends changes that fit.",
	},
	component_unknown: {
		status: 422,
		say: (name: string) => `There is no component "${name}". The panel was emptied.`,
		fix: "Use the components that the panels guide lists; names begin with a capital letter.",
	},
	component_misplaced: {
		status: 422,
		say: (name: string, parent: string) => `${name} cannot stand in ${parent}. The panel was emptied.`,
		fix: "See the panels guide for what may stand where; a place of the app may allow less.",
	},
	component_invalid: {
		status: 422,
		say: (name: string, fault: string) => `${name} cannot be drawn: ${fault}. The panel was emptied.`,
		fix: "See the panels guide for the properties of each component and what they may hold.",
	},
	item_unknown: {
		status: 404,
		say: (id: string) => `The manifest declares no such item "${id}".`,
		fix: "Add it to contributes.statusBar or contributes.toolbar; the id has to be the same.",
	},
	event_reserved: {
		status: 403,
		say: (name: string) => `The event "${name}" belongs to the platform; only the platform sends it.`,
		fix: "Choose a name of your own, without a colon.",
	},
	media_refused: {
		status: 403,
		say: (device: string) => `The browser, or the person, did not let this page use the ${device}.`,
		fix: "Let the person allow it in the browser, and ask again when they want it.",
	},
	media_unavailable: {
		status: 503,
		say: (device: string) => `There is no ${device} that could be used.`,
		fix: "Check that one is connected and that no other program holds it.",
	},
	media_in_use: {
		status: 409,
		say: (device: string) => `This extension has the ${device} open already.`,
		fix: "Dispose of the one that is open first.",
	},
	media_closed: {
		status: 410,
		say: () => "That camera is off.",
		fix: "Open it again, if the person wants it.",
	},
	event_not_declared: {
		status: 422,
		say: (name: string) => `The event "${name}" is not declared in manifest.json.`,
		fix: "Add it to contributes.events; an event that is not there stays inside the extension.",
	},
	state_not_declared: {
		status: 422,
		say: (name: string) => `The value "${name}" is not declared in manifest.json.`,
		fix: "Add it to contributes.state; the name has to be the same.",
	},
	state_unknown: {
		status: 404,
		say: (name: string) => `"${name}" names no value of an extension.`,
		fix: 'Write the owner and its value, such as "acme.notes:words".',
	},
	observed_limit: {
		status: 409,
		say: (limit: number) => `This extension listens for ${limit} names already; there may be no more at once.`,
		fix: "Stop listening for some first.",
	},
	event_unknown: {
		status: 404,
		say: (name: string) => `This app has no event "${name}".`,
		fix: "See the app's documentation for the events it publishes.",
	},
});

function describePermission(permission: string): string {
	// An app's own has words in that app alone.
	if (!isPlatformPermission(permission)) return "";
	const { can } = permissionCatalogue[permission];
	return ` (${can.charAt(0).toLowerCase()}${can.slice(1)})`;
}
