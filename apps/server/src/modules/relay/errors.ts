import { catalogue } from "@annex/errors";

/** What the relay alone refuses, beside what every way out does (`capabilityErrors`); extensions read these too. */
export const errors = catalogue({
	relay_not_installed: {
		status: 404,
		say: () => "This extension is not installed, not switched on, or stopped by a moderator.",
		fix: "Install it and switch it on.",
	},
	address_forbidden: {
		status: 403,
		say: (host: string) => `${host} leads into a private, local or reserved network, where the relay does not go.`,
		fix: "Use a public host; whoever runs this server can allow a range with ANNEX_RELAY_ALLOW.",
	},
	network_quota_exceeded: {
		status: 429,
		say: (megabytes: number) => `This extension has moved ${megabytes} MB for you today; it may move no more.`,
		fix: "Try again tomorrow, and ask for less.",
	},
	address_unknown: {
		status: 502,
		say: (host: string) => `The name ${host} cannot be resolved.`,
		fix: "Check the spelling of the host.",
	},
	too_many_redirects: {
		status: 502,
		say: (limit: number) => `The host redirected more than ${limit} times.`,
		fix: "Ask for the address that the last redirect names.",
	},
});
